import { describe, expect, test } from 'vitest';
import { closedPort } from '../../doubles/api/scripted-server.ts';
import type { EksJob } from '../../doubles/aws/eks-job.ts';
import { ROLE } from '../../doubles/aws/fake-aws.ts';
import { keyVariables } from '../../doubles/aws/identities.ts';
import { idTokenVariables, keysOfUser } from '../../doubles/aws/running-aws.ts';
import { startForwardProxy } from '../../doubles/network/forward-proxy.ts';
import { until } from '../../run/until.ts';
import { expectRefused, type Given, onEks, runMain } from './place.ts';

describe.concurrent('an EKS cluster that cannot be entered is told in one line, and nothing is changed', () => {
  test('EKS never answers: main ends long before its own timeout', { timeout: 60_000 }, () =>
    onEks(async (eks) => {
      eks.aws.intervene = ({ path }) => path.startsWith('/clusters/');
      const main = await runMain(eks, { timeout: '50s' });
      expectRefused(eks, main, /EKS in eu-central-1 did not answer about prod/);
      expect(main.durationMs).toBeLessThan(40_000);
    }),
  );

  test('EKS cannot be reached', () =>
    onEks(async (eks) => {
      const url = `http://127.0.0.1:${await closedPort()}`;
      const env = { ...keyVariables(keysOfUser(eks.aws)), AWS_ENDPOINT_URL_EKS: url };
      const main = await runMain(eks, {}, env);
      expectRefused(eks, main, /EKS in eu-central-1 did not answer about prod: .*ECONNREFUSED/);
    }));

  test('a later cancellation of the job ends the wait for EKS at once', () =>
    onEks(async (eks) => {
      const asked = Promise.withResolvers<void>();
      eks.aws.intervene = ({ path }) => {
        if (path.startsWith('/clusters/')) asked.resolve();
        return path.startsWith('/clusters/');
      };
      const env = { ...eks.endpoints, ...keyVariables(keysOfUser(eks.aws)) };
      const step = eks.scripted.job.start(eks.inputs(), env);
      await asked.promise;
      const startMs = performance.now();
      const main = await step.cancel();
      expect(performance.now() - startMs).toBeLessThan(5000);
      expect(main.signals).toEqual(['SIGINT']);
    }));

  /** A job whose ID tokens and EKS are behind a proxy that never answers; `isAsked`: that it was asked. */
  const behindSilence = (run: (eks: EksJob, env: Given, isAsked: () => boolean) => Promise<void>) =>
    onEks(async (eks) => {
      const proxy = await startForwardProxy({ isSilent: true });
      const env = {
        HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
        AWS_ENDPOINT_URL_EKS: 'https://eks.invalid',
        ...idTokenVariables(eks),
        ACTIONS_ID_TOKEN_REQUEST_URL: 'https://github.invalid/id-token',
      };
      try {
        await run(eks, env, () => proxy.logIns.length > 0);
      } finally {
        await proxy.close();
      }
    });

  test('a proxy before GitHub never answers: main ends before its timeout', { timeout: 60_000 }, () =>
    behindSilence(async (eks, env) => {
      const main = await runMain(eks, { 'role-to-assume': ROLE, timeout: '30s' }, env);
      expectRefused(eks, main, /github\.invalid: no answer in time/);
      expect(main.durationMs).toBeLessThan(30_000);
    }),
  );

  test('a proxy before EKS never answers: main ends before its timeout', { timeout: 60_000 }, () =>
    behindSilence(async (eks, env) => {
      const keys = keyVariables(keysOfUser(eks.aws));
      const main = await runMain(eks, { timeout: '30s' }, { ...env, ...keys });
      expectRefused(eks, main, /did not answer about prod: no answer in time/);
      expect(main.durationMs).toBeLessThan(30_000);
    }),
  );

  test('a proxy before GitHub never answers: a cancellation ends main at once', { timeout: 60_000 }, () =>
    behindSilence(async (eks, env, isAsked) => {
      const all = { ...eks.endpoints, ...env };
      const step = eks.scripted.job.start(eks.inputs({ 'role-to-assume': ROLE }), all);
      await until('the proxy is asked', 20_000, async () => isAsked());
      const startMs = performance.now();
      const main = await step.cancel();
      expect(performance.now() - startMs).toBeLessThan(5000);
      expect(main.signals).toEqual(['SIGINT']);
    }),
  );

  test('a proxy that wants other credentials is reported with its status', () =>
    onEks(async (eks) => {
      const proxy = await startForwardProxy({ refusesWith: 407 });
      const keys = keyVariables(keysOfUser(eks.aws));
      const env = { ...keys, HTTPS_PROXY: `127.0.0.1:${proxy.port}` };
      const main = await runMain(eks, {}, { ...env, AWS_ENDPOINT_URL_EKS: 'https://eks.invalid' });
      await proxy.close();
      expectRefused(eks, main, /The proxy of this runner rejected its user or password \(407\)/);
      expect(proxy.logIns).toHaveLength(1);
    }));
});
