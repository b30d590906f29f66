import type { V1CustomResourceDefinition, V1JSONSchemaProps } from '@kubernetes/client-node';

const TEXT: V1JSONSchemaProps = { type: 'string' };

function object(
  properties: Readonly<Record<string, V1JSONSchemaProps>>,
  ...required: readonly string[]
): V1JSONSchemaProps {
  return { type: 'object', properties: { ...properties }, required: [...required] };
}

function oneOf(...values: readonly string[]): V1JSONSchemaProps {
  return { type: 'string', _enum: [...values] };
}

const REQUIREMENT = object(
  {
    key: TEXT,
    operator: oneOf('In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'),
    values: { type: 'array', items: TEXT },
    minValues: { type: 'integer' },
  },
  'key',
  'operator',
);

const TAINT = object(
  { key: TEXT, value: TEXT, effect: oneOf('NoSchedule', 'PreferNoSchedule', 'NoExecute') },
  'key',
  'effect',
);

const NODE = object(
  {
    nodeClassRef: object({ group: TEXT, kind: TEXT, name: TEXT }, 'group', 'kind', 'name'),
    requirements: { type: 'array', maxItems: 100, items: REQUIREMENT },
    taints: { type: 'array', items: TAINT },
    startupTaints: { type: 'array', items: TAINT },
    expireAfter: TEXT,
    terminationGracePeriod: TEXT,
  },
  'nodeClassRef',
  'requirements',
);

const LABELS: V1JSONSchemaProps = { type: 'object', additionalProperties: TEXT };

const SPEC = object(
  {
    template: object({ metadata: object({ labels: LABELS, annotations: LABELS }), spec: NODE }, 'spec'),
    disruption: object(
      { consolidationPolicy: oneOf('WhenEmpty', 'WhenEmptyOrUnderutilized'), consolidateAfter: TEXT },
      'consolidateAfter',
    ),
    limits: { type: 'object', additionalProperties: { 'x-kubernetes-int-or-string': true } },
    weight: { type: 'integer', minimum: 1, maximum: 100 },
  },
  'template',
);

/**
 * Karpenter's NodePool, as far as its documentation names the fields (karpenter.sh, Concepts, NodePools, v1), since the
 * bed has no Karpenter: other fields and values are refused.
 */
export const NODE_POOL: V1CustomResourceDefinition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'nodepools.karpenter.sh' },
  spec: {
    group: 'karpenter.sh',
    names: { kind: 'NodePool', listKind: 'NodePoolList', plural: 'nodepools', singular: 'nodepool' },
    scope: 'Cluster',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: object({ spec: SPEC }, 'spec') },
      },
    ],
  },
};
