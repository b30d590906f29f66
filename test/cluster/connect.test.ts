import type { V1Deployment, V1PodTemplateSpec } from '@kubernetes/client-node';
import { beforeAll, describe, expect, test } from 'vitest';
import { until } from '../run/until.ts';
import { applyHandWritten, applyStatefulSet, readHandWritten, withoutClaim } from '../site/hand-written.ts';
import { buildImage, pushedDigest } from '../site/image.ts';
import { plainHttp } from '../site/registry-config.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();
let made: V1Deployment;
beforeAll(async () => {
  made = await applyHandWritten(site);
});

function inputs(deployments: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kubeconfig = site.kubeconfig('connect');
  return { kubeconfig, mode: 'connect', deployments, 'buildkitd-config-inline': plainHttp(site), ...more };
}

async function refusal(deployments: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const job = site.newJob();
  const before = await site.contents();
  const main = await job.runMain(inputs(deployments, more));
  expect(main.exitCode).toBe(1);
  expect(await site.contents()).toEqual(before);
  expect(main.annotations).toHaveLength(1);
  const post = await job.runPost();
  expect(post).toMatchObject({ exitCode: 0, annotations: [] });
  return main.annotations[0]?.message ?? '';
}

describe('with rights to connect and no others', () => {
  test('a builder that was written by hand builds and pushes, and is left as it was', async () => {
    const job = site.newJob();
    const before = await site.contents();
    const main = await job.runMain(inputs('remote-buildkit-agent'));
    expect(main.exitCode, main.log).toBe(0);
    expect(main.outputs).toMatchObject({ driver: 'kubernetes', created: 'false' });
    expect(main.outputs.name).toMatch(/^remote-buildkit-agent-/);
    expect(main.exportedEnv.BUILDX_BUILDER).toBe(main.outputs.name);
    const tag = `${site.bed.registry}/connect:1`;
    await buildImage(site, job, tag, '1');
    expect(await pushedDigest(site, tag)).toMatch(/^sha256:/);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    expect(await site.contents()).toEqual(before);
    const after = await site.apps.readNamespacedDeployment({
      name: 'remote-buildkit-agent',
      namespace: site.namespace,
    });
    expect(after).toEqual(made);
  });

  test('a StatefulSet is found under the same input', async () => {
    await applyStatefulSet(site, 'sts');
    const job = site.newJob();
    const others = (await site.contents()).filter((name) => !name.includes('/sts'));
    const main = await job.runMain(inputs('sts'));
    expect(main.exitCode, main.log).toBe(0);
    expect(JSON.parse(main.outputs.nodes ?? '')).toMatchObject([{ name: 'sts', status: 'running' }]);
    const tag = `${site.bed.registry}/sts:1`;
    await buildImage(site, job, tag, '1');
    expect(await pushedDigest(site, tag)).toMatch(/^sha256:/);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    await site.apps.deleteNamespacedStatefulSet({ name: 'sts', namespace: site.namespace });
    await untilContents(site, 60_000, others);
  });
});

describe('what buildx could not use is refused in one line, before anything is written', () => {
  async function makeDeployment(
    name: string,
    change: (template: V1PodTemplateSpec) => void,
    labels: Record<string, string>,
    replicas = 1,
  ): Promise<void> {
    const { deployment } = readHandWritten(site);
    const template = deployment.spec?.template ?? {};
    template.metadata = { labels };
    withoutClaim(template);
    change(template);
    const metadata = { name, labels };
    const body = { metadata, spec: { replicas, selector: { matchLabels: labels }, template } };
    await site.apps.createNamespacedDeployment({ namespace: site.namespace, body });
    await until(`${name} has its pods`, 60_000, async () => {
      const { status } = await site.apps.readNamespacedDeployment({ name, namespace: site.namespace });
      return (status?.readyReplicas ?? 0) === replicas && status?.observedGeneration === 1;
    });
  }

  test('nothing of that name', async () => {
    expect(await refusal('missing')).toBe(
      `No Deployment or StatefulSet missing exists in namespace ${site.namespace}. Check \`deployments\` and \`namespace\`.`,
    );
  });

  test('scaled to 0', async () => {
    await makeDeployment('asleep', () => undefined, { app: 'asleep' }, 0);
    expect(await refusal('asleep')).toBe(
      `Deployment asleep is scaled to 0. Scale it up: kubectl --namespace ${site.namespace} scale deployment asleep --replicas=1`,
    );
  });

  test('pods that buildx would not find', async () => {
    await makeDeployment('unlabelled', () => undefined, { app: 'other' });
    expect(await refusal('unlabelled')).toMatch(
      /^The pods of Deployment unlabelled do not have the label app=unlabelled \(app=other\)\./,
    );
  });

  test('a first container that is not buildkitd', async () => {
    const sleeper = (template: V1PodTemplateSpec): void => {
      const sidecar = { name: 'proxy', image: site.bed.baseImage, command: ['sleep', '1000'] };
      template.spec = { terminationGracePeriodSeconds: 0, containers: [sidecar] };
    };
    await makeDeployment('sidecar', sleeper, { app: 'sidecar' });
    expect(await refusal('sidecar')).toMatch(/^Container 0 of Deployment sidecar is not buildkitd\./);
  });

  test('a namespace that does not let the user look', async () => {
    expect(await refusal('remote-buildkit-agent', { namespace: 'default' })).toBe(
      `system:serviceaccount:${site.namespace}:connect lacks permissions in namespace default: get deployments.apps; list pods; create pods/exec. Apply the Role and RoleBinding from the job summary.`,
    );
  });

  test('a managed builder that lives by its holds', async () => {
    const owner = site.newJob();
    const ensure = {
      kubeconfig: site.kubeconfig('ensure'),
      name: 'held',
      image: site.bed.buildkitImage,
      cpu: '100m',
      memory: '128Mi',
      'cache-size': '0',
      'keep-warm': '0',
    };
    expect(await owner.runMain(ensure)).toMatchObject({ exitCode: 0 });
    expect(await refusal('held-amd64')).toMatch(
      /^Deployment held-amd64 was created by mode ensure and can scale to zero mid-build\. Use `mode: ensure`/,
    );
    await owner.runPost();
  });
});
