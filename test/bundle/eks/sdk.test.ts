import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FakeCluster } from '../../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../../doubles/api/scripted-job.ts';
import { startEksJob } from '../../doubles/aws/eks-job.ts';
import { keyVariables } from '../../doubles/aws/identities.ts';
import { idTokenVariables, keysOfUser } from '../../doubles/aws/running-aws.ts';
import { newJob } from '../../doubles/runner/runner.ts';

const DIST = join(import.meta.dirname, '..', '..', '..', 'dist');

/** The files of AWS' SDK: its client of EKS, and its providers of credentials. */
const SDK = readdirSync(DIST).filter((name) =>
  /class EKSClient|GetRoleCredentials/.test(readFileSync(join(DIST, name), 'utf8')),
);

/** A copy of the action without the files of the SDK. */
function withoutSdk(folder: string): string {
  const copy = join(folder, 'dist');
  cpSync(DIST, copy, { recursive: true });
  for (const name of SDK) rmSync(join(copy, name));
  return join(copy, 'index.js');
}

test('a job by kubeconfig neither loads the SDK nor speaks to AWS, whatever AWS variables are there', async () => {
  expect(SDK).toEqual([expect.stringMatching(/^\d+\.index\.js$/), 'aws-credentials.js']);
  const eks = await startEksJob();
  const cluster = new FakeCluster();
  const scripted = await startScriptedJob(cluster.script);
  const holder = newJob();
  try {
    const action = scripted.job.use(withoutSdk(holder.workspace));
    const variables = { ...eks.endpoints, ...keyVariables(keysOfUser(eks.aws)), ...idTokenVariables(eks) };
    const env = { ...variables, AWS_ENDPOINT_URL: eks.url, AWS_REGION: 'eu-central-1' };
    const main = await action.runMain(scripted.inputs(), env);
    expect(main.exitCode, main.log).toBe(0);
    const post = await action.runPost(env);
    expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
    expect(eks.server.connections()).toBe(0);
    // The proof that the SDK is what a job by name needs.
    const byName = await eks.scripted.job
      .use(join(holder.workspace, 'dist', 'index.js'))
      .runMain(eks.inputs(), env);
    expect(byName.exitCode).toBe(1);
  } finally {
    holder.dispose();
    await scripted.close();
    await eks.close();
  }
});
