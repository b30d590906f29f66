import { describe, expect, test } from 'vitest';
import { refuse } from '../../doubles/api/fake-api.ts';
import { FakeCluster } from '../../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../../doubles/api/scripted-job.ts';
import { idTokenVariables, startFakeAws } from '../../doubles/aws/running-aws.ts';
import type { Given } from './place.ts';

/** A cluster that believes GitHub's ID tokens of an audience. */
async function onGithub(
  idTokenSeconds: number,
  run: (place: {
    readonly aws: Awaited<ReturnType<typeof startFakeAws>>;
    readonly scripted: Awaited<ReturnType<typeof startScriptedJob>>;
    readonly inputs: Given;
    readonly used: string[];
  }) => Promise<void>,
): Promise<void> {
  const running = await startFakeAws({ idTokenSeconds });
  const cluster = new FakeCluster();
  const used: string[] = [];
  const scripted = await startScriptedJob((request, response, seen) => {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    used.push(token);
    if (running.aws.idTokens.minted.includes(token)) cluster.script(request, response, seen);
    else refuse(response, 401, 'Unauthorized', 'Unauthorized');
  });
  const [, ca = ''] = /certificate-authority-data: (\S+)/.exec(scripted.inputs().kubeconfig ?? '') ?? [];
  const { kubeconfig: _, ...others } = scripted.inputs();
  const given = { server: scripted.fake.url, 'certificate-authority': ca, 'oidc-audience': 'urn:k8s:prod' };
  try {
    await run({ aws: running, scripted, inputs: { ...others, ...given }, used });
  } finally {
    await scripted.close();
    await running.server.close();
  }
}

describe.concurrent("a cluster that believes GitHub's ID token", () => {
  test('gets it with each call, for the audience that was asked for', () =>
    onGithub(300, async ({ aws, scripted, inputs, used }) => {
      const main = await scripted.job.runMain(inputs, idTokenVariables(aws));
      expect(main.exitCode, main.log).toBe(0);
      const post = await scripted.job.runPost(idTokenVariables(aws));
      expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
      expect(used.length).toBeGreaterThan(4);
      expect(new Set(used)).toEqual(new Set(aws.aws.idTokens.minted.filter((token) => used.includes(token))));
      for (const { path } of aws.server.seen)
        expect(path).toBe('/id-token?api-version=2.0&audience=urn%3Ak8s%3Aprod');
    }));

  test('gets a new one when it ends', () =>
    onGithub(59, async ({ aws, scripted, inputs, used }) => {
      const main = await scripted.job.runMain(inputs, idTokenVariables(aws));
      expect(main.exitCode, main.log).toBe(0);
      // All of these end within the minute that is kept in hand, so that no call has an old one.
      const ofMain = used.length;
      expect(new Set(used).size).toBe(ofMain);
    }));

  test('and does not take it: the audience and what must be configured are named', () =>
    onGithub(300, async ({ aws, scripted, inputs }) => {
      const other = await startFakeAws();
      const main = await scripted.job.runMain(inputs, idTokenVariables(other));
      await other.server.close();
      expect(main.exitCode).toBe(1);
      expect(main.annotations).toMatchObject([
        {
          message: expect.stringMatching(/ID token \(audience "urn:k8s:prod"\).*AuthenticationConfiguration/),
        },
      ]);
      expect(aws.server.connections()).toBe(0);
    }));

  test('cannot be entered without id-token: write, and the line says so', () =>
    onGithub(300, async ({ scripted, inputs }) => {
      const main = await scripted.job.runMain(inputs);
      expect(main.exitCode).toBe(1);
      expect(main.annotations).toMatchObject([{ message: expect.stringMatching(/id-token: write/) }]);
      expect(scripted.fake.connections()).toBe(0);
    }));
});
