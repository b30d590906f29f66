import { expect, onTestFinished, test } from 'vitest';

import { answer } from '../doubles/api/fake-api.ts';
import { FakeCluster } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';

const END = '2030-01-02T03:04:05.000Z';

/** A cluster that gives a token of a service account to whoever asks. */
const cluster = (): FakeCluster =>
  new FakeCluster(({ path }, response) => {
    const isToken = path.endsWith('/serviceaccounts/connect/token');
    if (isToken) answer(response, 201, { status: { token: 'build-token', expirationTimestamp: END } });
    return isToken;
  });

test.each([
  ['that is renewed with the hold says so', { renew: 'true' }, `until ${END} or a renewal.`],
  ['that nobody renews does not promise it', { renew: 'false' }, `until ${END}.`],
])('the line about a token %s', async (_, more, says) => {
  const { script } = cluster();
  const scripted = await startScriptedJob(script);
  onTestFinished(scripted.close);
  const main = await scripted.job.runMain(scripted.inputs({ 'build-service-account': 'connect', ...more }));
  expect(main.exitCode, main.log).toBe(0);
  expect(main.log).toContain(`Later steps build as service account connect, ${says}`);
  expect(main.rawLog).toContain('::add-mask::build-token\n');
  expect(await scripted.job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
});

test('the line about a token of mode connect, which has no hold, promises no renewal', async () => {
  const made = cluster();
  const scripted = await startScriptedJob(made.script);
  onTestFinished(scripted.close);
  const { kubeconfig = '' } = scripted.inputs();
  await scripted.job.runMain(scripted.inputs({ 'keep-warm': 'forever' }));
  await scripted.job.runPost();
  made.put('pods', { metadata: { name: 'ci-amd64-1', labels: { app: 'ci-amd64' } } });
  const inputs = { kubeconfig, mode: 'connect', deployments: 'ci-amd64', 'build-service-account': 'connect' };
  const main = await scripted.job.runMain(inputs);
  expect(main.exitCode, main.log).toBe(0);
  expect(main.log).toContain(`Later steps build as service account connect, until ${END}.`);
});
