import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type {
  V1ConfigMap,
  V1Deployment,
  V1PersistentVolumeClaim,
  V1PodTemplateSpec,
} from '@kubernetes/client-node';
import { parseAllDocuments } from 'yaml';
import { until } from '../run/until.ts';
import { plainHttp } from './registry-config.ts';
import type { Site } from './site.ts';

type HandWritten = {
  readonly deployment: V1Deployment;
  readonly configMap: V1ConfigMap;
  readonly claim: V1PersistentVolumeClaim;
};

const MANIFESTS = join(import.meta.dirname, '..', 'cluster', 'manifests', 'remote-buildkit-agent.yaml');

/** The manifests of a builder that a team wrote by hand, for the bed's image and its plain-http registry. */
export function readHandWritten(site: Site): HandWritten {
  const documents = parseAllDocuments(readFileSync(MANIFESTS, 'utf8')).map((document) => document.toJS());
  const [deployment, configMap, claim]: readonly (V1Deployment & V1ConfigMap & V1PersistentVolumeClaim)[] =
    documents;
  if (deployment === undefined || configMap === undefined || claim === undefined)
    throw new Error(`${MANIFESTS} is cut`);
  const [container] = deployment.spec?.template.spec?.containers ?? [];
  if (container !== undefined) container.image = site.bed.buildkitImage;
  const toml = configMap.data?.['buildkitd.toml'] ?? '';
  return {
    deployment,
    configMap: { ...configMap, data: { 'buildkitd.toml': `${toml}${plainHttp(site)}` } },
    claim,
  };
}

/** Applies them, as the administrator, and waits until the builder is ready. */
export async function applyHandWritten(site: Site): Promise<V1Deployment> {
  const { namespace, apps, core } = site;
  const { deployment, configMap, claim } = readHandWritten(site);
  await core.createNamespacedConfigMap({ namespace, body: configMap });
  await core.createNamespacedPersistentVolumeClaim({ namespace, body: claim });
  await apps.createNamespacedDeployment({ namespace, body: deployment });
  return until('the hand-written builder is ready', 60_000, async () => {
    const found = await apps.readNamespacedDeployment({ name: 'remote-buildkit-agent', namespace });
    return found.status?.readyReplicas === 1 && found;
  });
}

/** Applies the same pod as a StatefulSet of this name, without a volume, and waits until it is ready. */
export async function applyStatefulSet(site: Site, name: string): Promise<void> {
  const { apps, namespace } = site;
  const { deployment } = readHandWritten(site);
  const labels = { app: name };
  const template = { ...deployment.spec?.template, metadata: { labels } };
  withoutClaim(template);
  const spec = { serviceName: name, selector: { matchLabels: labels }, template };
  await apps.createNamespacedStatefulSet({ namespace, body: { metadata: { name }, spec } });
  await until('the StatefulSet is ready', 60_000, async () => {
    const found = await apps.readNamespacedStatefulSet({ name, namespace });
    return found.status?.readyReplicas === 1;
  });
}

/** Leaves the hand-written pod its configuration, but not the one claim. */
export function withoutClaim({ spec }: V1PodTemplateSpec): void {
  const [container] = spec?.containers ?? [];
  if (spec === undefined || container === undefined) throw new Error('the manifest has no container');
  container.volumeMounts = (container.volumeMounts ?? []).filter((mount) => mount.name === 'config');
  spec.volumes = (spec.volumes ?? []).filter((volume) => volume.name === 'config');
}
