import { AdmissionregistrationV1Api } from '@kubernetes/client-node';
import { administrator } from '../../site/administrator.ts';
import type { Site } from '../../site/site.ts';
import { CLAIMS, DEPLOYMENTS, JOBS, PODS } from './admitted.ts';
import { type Later, type State, state } from './state.ts';
import { type Admitted, type Behavior, registerWebhook, ruleOf, untilRefused } from './webhook.ts';

const EXEMPT_FROM_WEBHOOK = /Exempt namespace t-\w+ from that webhook\.$/;
const EXEMPT_FROM_POLICY =
  /BuildKit needs that: try `security: rootless`, or exempt namespace t-\w+ from that policy\.$/;
const REPAIR_WEBHOOK = /Fix the service behind that webhook, or exempt namespace t-\w+ from it\.$/;

const DENIES: Behavior = { kind: 'denies', status: 403 };

function webhookState(
  given: Pick<State, 'title' | 'cause' | 'remedy'> & Partial<State>,
  admitted: Admitted,
  behavior: Behavior,
): State {
  const prepare: State['prepare'] = (site, later) => registerWebhook(site, later, admitted, behavior);
  return state({ onlyOnBed: true, existsAfterMs: 0, prepare, ...given });
}

/** A webhook or a policy of the cluster's owner is against it. */
export const ADMISSION_STATES: readonly State[] = [
  webhookState(
    {
      title: 'a webhook that refuses the pod',
      cause: /^The cluster rejected the builder's pod: .*webhook "builds\.example\.com" denied/,
      remedy: EXEMPT_FROM_WEBHOOK,
    },
    PODS,
    DENIES,
  ),
  webhookState(
    {
      title: 'a webhook that refuses the Deployment',
      cause: /^The cluster refused to create Deployments in namespace \S+: admission webhook .* denied/,
      remedy: EXEMPT_FROM_WEBHOOK,
    },
    DEPLOYMENTS,
    DENIES,
  ),
  webhookState(
    {
      title: 'a webhook that refuses the hold',
      cause: /^The cluster refused to create Jobs in namespace \S+: admission webhook .* denied/,
      remedy: EXEMPT_FROM_WEBHOOK,
    },
    JOBS,
    DENIES,
  ),
  webhookState(
    {
      title: 'a webhook that refuses the claim',
      inputs: () => ({}),
      cause:
        /^The cluster refused to create PersistentVolumeClaims in namespace \S+: admission webhook .* denied/,
      remedy: EXEMPT_FROM_WEBHOOK,
    },
    CLAIMS,
    { kind: 'denies', status: 400 },
  ),
  webhookState(
    {
      title: 'a webhook for pods that is down',
      cause: /^The cluster rejected the builder's pod: .*failed calling webhook.*refused/,
      remedy: REPAIR_WEBHOOK,
      progress: / amd64 {2}FailedCreate: .*failed calling webhook/m,
    },
    PODS,
    { kind: 'down' },
  ),
  webhookState(
    {
      title: 'a webhook for Deployments that is down',
      cause:
        /^The cluster refused to create Deployments in namespace \S+: .*failed calling webhook.* connection refused/,
      remedy: REPAIR_WEBHOOK,
      progress: /^The API server: answered 500, an admission webhook fails; trying again/m,
    },
    DEPLOYMENTS,
    { kind: 'down' },
  ),
  webhookState(
    {
      title: 'a webhook for Jobs that never answers',
      cause:
        /^The cluster refused to create Jobs in namespace \S+: .*failed calling webhook.*(deadline exceeded|timeout)/,
      remedy: REPAIR_WEBHOOK,
    },
    JOBS,
    { kind: 'hangs' },
  ),
  state({
    title: 'a policy that refuses the pod',
    prepare: (site, later) => makePolicy(site, later, PODS, 'object.spec'),
    cause: /^The cluster rejected the builder's pod: .*ValidatingAdmissionPolicy 't-\w+'/,
    remedy: EXEMPT_FROM_POLICY,
  }),
  state({
    title: 'a policy that refuses the Deployment',
    inputs: () => ({}),
    prepare: (site, later) => makePolicy(site, later, DEPLOYMENTS, 'object.spec.template.spec'),
    cause: /^The cluster refused to create Deployments in namespace \S+: .*ValidatingAdmissionPolicy 't-\w+'/,
    remedy: EXEMPT_FROM_POLICY,
  }),
];

/** A policy against privileged containers, for the site's namespace alone; `pod`: where the object has its pod. */
async function makePolicy(site: Site, later: Later, admitted: Admitted, pod: string): Promise<void> {
  const api = administrator(site.bed).makeApiClient(AdmissionregistrationV1Api);
  const name = site.namespace;
  const metadata = { name };
  const expression = `${pod}.containers.all(c, !has(c.securityContext) || !has(c.securityContext.privileged) || !c.securityContext.privileged)`;
  const validations = [{ expression, message: 'no privileged containers here' }];
  const matchConstraints = { resourceRules: [ruleOf(admitted)] };
  later(() => api.deleteValidatingAdmissionPolicy({ name }));
  await api.createValidatingAdmissionPolicy({
    body: { metadata, spec: { failurePolicy: 'Fail', matchConstraints, validations } },
  });
  const matchResources = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
  later(() => api.deleteValidatingAdmissionPolicyBinding({ name }));
  await api.createValidatingAdmissionPolicyBinding({
    body: { metadata, spec: { policyName: name, validationActions: ['Deny'], matchResources } },
  });
  await untilRefused(site, admitted);
}
