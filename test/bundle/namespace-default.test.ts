import { expect, onTestFinished, test } from 'vitest';

import { FakeCluster } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';

/** The warnings of a job with these inputs. */
async function warningsOf(given: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const cluster = new FakeCluster();
  const scripted = await startScriptedJob(cluster.script);
  onTestFinished(scripted.close);
  const main = await scripted.job.runMain(scripted.inputs(given));
  expect(main.exitCode, main.log).toBe(0);
  await scripted.job.runPost();
  return main.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message);
}

test.each([
  ['ensure', 'privileged'],
  ['ephemeral', 'privileged'],
  ['ensure', 'rootless'],
])('a user whose %s builder is a %s pod in namespace default is warned once', async (mode, security) => {
  expect(await warningsOf({ namespace: 'default', mode, security })).toEqual([
    expect.stringMatching(
      new RegExp(`^The builder's ${security} pod runs in namespace default.* set \`namespace\``),
    ),
  ]);
});

test('a user who gave builders a namespace is not warned', async () => {
  expect(await warningsOf({ namespace: 'builds' })).toEqual([]);
});

test('a user of mode connect, which creates no pod, is not warned', async () => {
  const cluster = new FakeCluster();
  const scripted = await startScriptedJob(cluster.script);
  onTestFinished(scripted.close);
  const { kubeconfig = '' } = scripted.inputs();
  await scripted.job.runMain(scripted.inputs({ namespace: 'default', 'keep-warm': 'forever' }));
  await scripted.job.runPost();
  cluster.put('pods', { metadata: { name: 'ci-amd64-1', labels: { app: 'ci-amd64' } } });
  const connect = { kubeconfig, namespace: 'default', mode: 'connect', deployments: 'ci-amd64' };
  const main = await scripted.job.runMain(connect);
  expect(main, main.log).toMatchObject({ exitCode: 0, annotations: [] });
});
