import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import {
  AppsV1Api,
  BatchV1Api,
  CoreV1Api,
  RbacAuthorizationV1Api,
  type V1PolicyRule,
} from '@kubernetes/client-node';
import type { JobOptions } from '../doubles/runner/job.ts';
import { type ActionJob, newJob } from '../doubles/runner/runner.ts';
import { deployRules } from '../pages/deploy.ts';
import { until } from '../run/until.ts';
import type { Bed } from '../testbed/bed.ts';
import { administrator } from './administrator.ts';
import { type Endpoint, endpointOf, tokenKubeconfig } from './kubeconfig.ts';

/** A namespace of a test's own, with a user for each mode who has just the Role of deploy/. */
export type Site = {
  readonly bed: Bed;
  readonly namespace: string;
  /** The API server itself. */
  readonly endpoint: Endpoint;
  readonly apps: AppsV1Api;
  readonly core: CoreV1Api;
  readonly batch: BatchV1Api;
  /** The kubeconfig of the user of a mode, as text. */
  readonly kubeconfig: (mode: 'ensure' | 'connect', detour?: Endpoint) => string;
  /** The kubeconfig of a user of this name who has just these rules. */
  readonly kubeconfigWith: (name: string, rules: readonly V1PolicyRule[]) => Promise<string>;
  /** A job on a fresh runner, or in the given home, that has docker with the buildx plugin. */
  readonly newJob: (options?: JobOptions) => ActionJob;
  /** What is in the namespace, as `kind/name`, sorted; but for what Kubernetes itself puts there. */
  readonly contents: () => Promise<readonly string[]>;
  readonly remove: () => Promise<void>;
};

/** The bed that test/run.ts brought up. */
function theBed(): Bed {
  const text = process.env.TESTBED;
  if (text === undefined) throw new Error('these tests need a cluster: run them by `npm test -- cluster`');
  const bed: Bed = JSON.parse(text);
  return bed;
}

/** Makes a site; `remove` is owed. Read with @kubernetes/client-node, so that our API layer is not its own witness. */
export async function makeSite(): Promise<Site> {
  const bed = theBed();
  const admin = administrator(bed);
  const endpoint = endpointOf(admin);
  const core = admin.makeApiClient(CoreV1Api);
  const apps = admin.makeApiClient(AppsV1Api);
  const batch = admin.makeApiClient(BatchV1Api);
  const rbac = admin.makeApiClient(RbacAuthorizationV1Api);
  const namespace = `t-${randomBytes(4).toString('hex')}`;
  await core.createNamespace({ body: { metadata: { name: namespace } } });
  const tokens = {
    ensure: await makeUser(core, rbac, namespace, 'ensure', deployRules('ensure')),
    connect: await makeUser(core, rbac, namespace, 'connect', deployRules('connect')),
  };
  const jobs: ActionJob[] = [];
  return {
    bed,
    namespace,
    endpoint,
    apps,
    core,
    batch,
    kubeconfig: (mode, detour) => tokenKubeconfig(detour ?? endpoint, namespace, tokens[mode]),
    kubeconfigWith: async (name, rules) =>
      tokenKubeconfig(endpoint, namespace, await makeUser(core, rbac, namespace, name, rules)),
    newJob: (options = {}) => {
      const job = newJob({ path: [bed.binDir], ...options });
      jobs.push(job);
      const plugins = join(job.home, '.docker', 'cli-plugins');
      mkdirSync(plugins, { recursive: true });
      const plugin = join(plugins, 'docker-buildx');
      if (!existsSync(plugin)) symlinkSync(join(bed.binDir, 'docker-buildx'), plugin);
      return job;
    },
    contents: () => listContents(apps, batch, core, namespace),
    remove: async () => {
      for (const job of jobs) job.dispose();
      await core.deleteNamespace({ name: namespace });
    },
  };
}

/** Waits until the namespace holds exactly this. */
export async function untilContents(site: Site, timeoutMs: number, wanted: readonly string[]): Promise<void> {
  const expected = [...wanted].sort().join(' ');
  let seen = '';
  try {
    const look = async (): Promise<boolean> => {
      seen = (await site.contents()).join(' ');
      return seen === expected;
    };
    // Each look is nine calls.
    await until(`only ${expected || 'nothing'} left`, timeoutMs, look, 300);
  } catch (error) {
    throw new Error(`the namespace holds ${seen || 'nothing'}`, { cause: error });
  }
}

/** A service account with these rules and no others; answers its token. */
async function makeUser(
  core: CoreV1Api,
  rbac: RbacAuthorizationV1Api,
  namespace: string,
  name: string,
  rules: readonly V1PolicyRule[],
): Promise<string> {
  const metadata = { name };
  await rbac.createNamespacedRole({ namespace, body: { metadata, rules: [...rules] } });
  await core.createNamespacedServiceAccount({ namespace, body: { metadata } });
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name };
  const subjects = [{ kind: 'ServiceAccount', name, namespace }];
  await rbac.createNamespacedRoleBinding({ namespace, body: { metadata, roleRef, subjects } });
  const body = { spec: { audiences: [], expirationSeconds: 7200 } };
  const { status } = await core.createNamespacedServiceAccountToken({ name, namespace, body });
  if (status?.token === undefined) throw new Error('the server gave no token');
  return status.token;
}

async function listContents(
  apps: AppsV1Api,
  batch: BatchV1Api,
  core: CoreV1Api,
  namespace: string,
): Promise<readonly string[]> {
  const [deployments, statefulSets, replicaSets, jobs, pods, claims, maps, secrets, services] =
    await Promise.all([
      apps.listNamespacedDeployment({ namespace }),
      apps.listNamespacedStatefulSet({ namespace }),
      apps.listNamespacedReplicaSet({ namespace }),
      batch.listNamespacedJob({ namespace }),
      core.listNamespacedPod({ namespace }),
      core.listNamespacedPersistentVolumeClaim({ namespace }),
      core.listNamespacedConfigMap({ namespace }),
      core.listNamespacedSecret({ namespace }),
      core.listNamespacedService({ namespace }),
    ]);
  const lists = { deployments, statefulSets, replicaSets, jobs, pods, claims, maps, secrets, services };
  return Object.entries(lists)
    .flatMap(([kind, { items }]) => items.map((item) => `${kind}/${item.metadata?.name ?? ''}`))
    .filter((name) => name !== 'maps/kube-root-ca.crt')
    .sort();
}
