import type { Admitted } from './webhook.ts';

const name = 'dry-run';
const metadata = { name };
const dryRun = 'All';

/** What BuildKit's pods look like to admission. */
const template = {
  metadata: { labels: { app: name } },
  spec: { containers: [{ name, image: 'x', securityContext: { privileged: true } }] },
};
const jobTemplate = { spec: { ...template.spec, restartPolicy: 'Never' } };

/** The four kinds of objects that a builder needs. */
export const PODS: Admitted = {
  group: '',
  resource: 'pods',
  dryRun: ({ core, namespace }) =>
    core.createNamespacedPod({ namespace, dryRun, body: { metadata, spec: template.spec } }),
};

export const DEPLOYMENTS: Admitted = {
  group: 'apps',
  resource: 'deployments',
  dryRun: ({ apps, namespace }) => {
    const spec = { selector: { matchLabels: { app: name } }, template };
    return apps.createNamespacedDeployment({ namespace, dryRun, body: { metadata, spec } });
  },
};

export const JOBS: Admitted = {
  group: 'batch',
  resource: 'jobs',
  dryRun: ({ batch, namespace }) =>
    batch.createNamespacedJob({ namespace, dryRun, body: { metadata, spec: { template: jobTemplate } } }),
};

export const CLAIMS: Admitted = {
  group: '',
  resource: 'persistentvolumeclaims',
  dryRun: ({ core, namespace }) => {
    const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
    return core.createNamespacedPersistentVolumeClaim({ namespace, dryRun, body: { metadata, spec } });
  },
};
