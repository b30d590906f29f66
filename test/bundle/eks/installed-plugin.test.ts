import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { CLUSTER, execOf, leftBy } from '../../doubles/aws/eks-job.ts';
import { ROLE } from '../../doubles/aws/fake-aws.ts';
import { idTokenVariables } from '../../doubles/aws/running-aws.ts';
import { execInfo } from '../../doubles/runner/plugin-run.ts';
import { ASSUMED, onEks, runMain } from './place.ts';

test('what main leaves runs by itself, whatever a workflow sets for its own Node programs', () =>
  onEks(async (eks) => {
    const main = await runMain(eks, { 'role-to-assume': ROLE }, idTokenVariables(eks));
    expect(main.exitCode, main.log).toBe(0);
    const { command, args, env } = execOf(eks.scripted);
    const own = Object.fromEntries(env.map(({ name, value }) => [name, value]));
    const hostile = { NODE_OPTIONS: '--require /nowhere.cjs', NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const variables = { ...hostile, ...idTokenVariables(eks), ...own, ...execInfo('v1') };
    const dial = async (): Promise<string> => {
      const { stdout, stderr } = await promisify(execFile)(command, [...args], { env: variables, cwd: '/' });
      expect(stderr).toBe('');
      return eks.aws.callerOf(`Bearer ${JSON.parse(stdout).status.token}`, CLUSTER);
    };
    expect(await dial()).toBe(ASSUMED);
    // As an hour later: AWS is asked again.
    rmSync(join(leftBy(eks.scripted), 'recipe.json.cache'));
    expect(await dial()).toBe(ASSUMED);
    // The action's own folder is not needed for it: a checkout may have wiped it.
    for (const path of args) expect(path.startsWith(eks.scripted.job.temp)).toBe(true);
  }));

test('post lets go with what a build has left, when the job gets no ID tokens any more', () =>
  onEks(async (eks) => {
    const main = await runMain(eks, { 'role-to-assume': ROLE }, idTokenVariables(eks));
    expect(main.exitCode, main.log).toBe(0);
    const { command, args } = execOf(eks.scripted);
    await eks.scripted.job.sh(command, args, { ...idTokenVariables(eks), ...execInfo('v1') });
    const ofMain = eks.cluster.writes.length;
    const post = await eks.scripted.job.runPost();
    expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
    expect(eks.cluster.writes.length).toBeGreaterThan(ofMain);
    expect(leftBy(eks.scripted)).toBe('');
  }));
