import {
  CoreV1Api,
  type KubernetesObject,
  KubernetesObjectApi,
  PatchStrategy,
} from '@kubernetes/client-node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';

import { type Deployed, deployText, inNamespaces } from '../pages/deploy.ts';
import { administrator } from '../site/administrator.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { applyHandWritten } from '../site/hand-written.ts';
import { buildImage } from '../site/image.ts';
import { tokenKubeconfig } from '../site/kubeconfig.ts';
import { makeSite, type Site } from '../site/site.ts';

let site: Site;
/** Namespaces of the test's own, in the place of those that the files name. */
let names: { readonly builds: string; readonly ci: string };
beforeEach(async () => {
  site = await makeSite();
  names = { builds: `${site.namespace}-builds`, ci: `${site.namespace}-ci` };
});
afterEach(async () => {
  for (const name of Object.values(names)) await site.core.deleteNamespace({ name }).catch(() => undefined);
  await site.remove();
});

/** Does what `kubectl apply --server-side -f` does with these files, in their order. */
async function apply(...files: readonly Deployed[]): Promise<void> {
  const objects = administrator(site.bed).makeApiClient(KubernetesObjectApi);
  for (const document of files.flatMap((file) => parseAllDocuments(inNamespaces(deployText(file), names)))) {
    const object: KubernetesObject = document.toJS();
    await objects.patch(object, undefined, undefined, 'test', true, PatchStrategy.ServerSideApply);
  }
}

/** The kubeconfig of the account that the files make, as a job has it. */
async function kubeconfigOfCi(): Promise<string> {
  const core = administrator(site.bed).makeApiClient(CoreV1Api);
  const body = { spec: { audiences: [], expirationSeconds: 7200 } };
  const account = { name: 'ci', namespace: names.ci, body };
  const { status } = await core.createNamespacedServiceAccountToken(account);
  return tokenKubeconfig(site.endpoint, names.builds, status?.token ?? '');
}

/** The test's site, with its objects in the namespace of the files. */
function inBuilds(): Site {
  return { ...site, namespace: names.builds };
}

test('who applies deploy/ensure.yaml, once or twice, can make a builder and build', async () => {
  await apply('ensure', 'ensure');
  const given = ensureInputs(inBuilds(), 'first', { kubeconfig: await kubeconfigOfCi(), 'keep-warm': '0' });
  const job = site.newJob();
  const main = await job.runMain(given);
  expect(main.exitCode, main.log).toBe(0);
  expect(main.annotations).toEqual([]);
  await buildImage(site, job, `${site.bed.registry}/deploy-ensure:1`, '1');
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
});

test('who applies the files for build-service-account builds with a token that may only build', async () => {
  await apply('ensure', 'connect', 'handoff', 'removal');
  const more = { 'cache-size': '0', 'keep-warm': '0', 'build-service-account': 'connect' };
  const given = ensureInputs(inBuilds(), 'handed', { kubeconfig: await kubeconfigOfCi(), ...more });
  const job = site.newJob();
  const main = await job.runMain(given);
  expect(main.exitCode, main.log).toBe(0);
  await buildImage(site, job, `${site.bed.registry}/deploy-handoff:1`, '1');
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
});

test('who applies deploy/connect.yaml can build on a builder of his own', async () => {
  await apply('connect');
  await applyHandWritten(inBuilds());
  const kubeconfig = await kubeconfigOfCi();
  const job = site.newJob();
  const main = await job.runMain({ kubeconfig, mode: 'connect', deployments: 'remote-buildkit-agent' });
  expect(main.exitCode, main.log).toBe(0);
  await buildImage(site, job, `${site.bed.registry}/deploy-connect:1`, '1');
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
});
