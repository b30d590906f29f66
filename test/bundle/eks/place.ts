import { expect } from 'vitest';
import { type EksJob, leftBy, startEksJob } from '../../doubles/aws/eks-job.ts';
import { USER } from '../../doubles/aws/fake-aws.ts';
import { keyVariables } from '../../doubles/aws/identities.ts';
import { keysOfUser } from '../../doubles/aws/running-aws.ts';
import type { StepResult } from '../../doubles/runner/result.ts';

/** Repository and run, as facts of the runner's double (test/doubles/runner/environment.ts). */
export const SESSION = 'octo-org-octo-repo-1658821493-1';
export const ASSUMED = `arn:aws:sts::123456789012:assumed-role/ci/${SESSION}`;

/** Runs it on a job of its own; not with hooks, since the tests run side by side. */
export async function onEks(run: (eks: EksJob) => Promise<void>, clusterId?: string): Promise<void> {
  const eks = await startEksJob(clusterId);
  try {
    await run(eks);
  } finally {
    await eks.close();
  }
}

export type Given = Readonly<Record<string, string>>;

/** Main with the keys of a user, unless told otherwise. */
export function runMain(eks: EksJob, inputs: Given = {}, env?: Given): Promise<StepResult> {
  const variables = env ?? keyVariables(keysOfUser(eks.aws));
  return eks.scripted.job.runMain(eks.inputs(inputs), { ...eks.endpoints, ...variables });
}

/** Expects a whole main and post, all by this identity, and nothing left. */
export async function expectBuilder(
  eks: EksJob,
  arn: string,
  inputs: Given = {},
  env?: Given,
): Promise<void> {
  const main = await runMain(eks, inputs, env);
  expect(main.exitCode, main.log).toBe(0);
  expect(main.annotations).toEqual([]);
  const ofMain = eks.cluster.writes.length;
  // A later step has blanked its variables; what the runner itself sets is still there.
  const post = await eks.scripted.job.runPost(env === undefined ? {} : idTokensOf(env));
  expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
  expect(eks.callers()).toEqual([arn]);
  expect(leftBy(eks.scripted)).toBe('');
  // Post writes to the cluster too, after it has removed the kubeconfig.
  expect(eks.cluster.writes.length).toBeGreaterThan(ofMain);
}

function idTokensOf(env: Given): Given {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('ACTIONS_')));
}

/** Expects the one line of a main that fails, before anything was written; answers it. */
export function expectRefused(eks: EksJob, main: StepResult, says: RegExp): void {
  expect(main.exitCode, main.log).toBe(1);
  expect(main.annotations, main.log).toMatchObject([
    { level: 'error', message: expect.stringMatching(says) },
  ]);
  const [{ message } = { message: '' }] = main.annotations;
  expect(message.length).toBeLessThanOrEqual(300);
  expect(message).not.toMatch(/report it|…/);
  expect(eks.cluster.writes).toEqual([]);
  expect(main).toMatchObject({ state: {}, outputs: {}, exportedEnv: {} });
  expect(main.summary).toMatch(/^### ❌ /);
  expect(leftBy(eks.scripted)).toBe('');
}

/** Inputs that say where the cluster is, so that EKS is not asked. */
export function given(eks: EksJob): Given {
  return { server: eks.scripted.fake.url, 'certificate-authority': eks.caPem };
}

/** Keys of a session that is over. */
export function endedKeys({ aws }: EksJob): Given {
  return keyVariables(aws.identities.issue(USER, -60));
}

export const calls = (eks: EksJob, start: string): number =>
  eks.server.seen.filter(({ path }) => path.startsWith(start)).length;
