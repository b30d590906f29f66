import { describe, expect, test } from 'vitest';
import { idTokenVariables } from '../../doubles/aws/running-aws.ts';
import { execInfo, runPlugin, tokenOf } from '../../doubles/runner/plugin-run.ts';
import {
  ASSUMED,
  ASSUMED_ARN,
  callerOf,
  eksRecipe,
  environmentOf,
  staticKeys,
  withAws,
  writeRecipe,
} from './place.ts';

describe.concurrent('what buildx sees of the plugin', () => {
  test.each(['v1', 'v1beta1'] as const)('is one ExecCredential of version %s, and nothing else', (version) =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, environmentOf(place, staticKeys(place))));
      const startMs = Date.now();
      const run = await runPlugin(file, execInfo(version));
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      const { apiVersion, kind, status, ...more } = JSON.parse(run.stdout);
      expect({ apiVersion, kind, more }).toEqual({
        apiVersion: `client.authentication.k8s.io/${version}`,
        kind: 'ExecCredential',
        more: {},
      });
      expect(Object.keys(status)).toEqual(['token', 'expirationTimestamp']);
      // 14 minutes, as by AWS' own tools, in whole seconds of this machine's clock.
      const lifeMs = Date.parse(status.expirationTimestamp) - startMs;
      expect(lifeMs).toBeGreaterThan(14 * 60_000 - 1000);
      expect(lifeMs).toBeLessThan(14 * 60_000 + 10_000);
    }),
  );

  test("GitHub's ID token itself, for an API server that believes it, ends 30 s before its end", () =>
    withAws(async (place) => {
      const file = writeRecipe(place, { kind: 'github', audience: 'https://k8s.example/?a=b&c d' });
      const run = await runPlugin(file, idTokenVariables(place));
      expect(tokenOf(run)).toBe(place.aws.idTokens.minted[0]);
      expect(place.server.seen[0]?.path).toBe(
        '/id-token?api-version=2.0&audience=https%3A%2F%2Fk8s.example%2F%3Fa%3Db%26c+d',
      );
      const { exp } = JSON.parse(Buffer.from(tokenOf(run).split('.')[1] ?? '', 'base64url').toString());
      const ends = Date.parse(JSON.parse(run.stdout).status.expirationTimestamp);
      expect(ends).toBe((exp - 30) * 1000);
    }));

  test("a clock that AWS' is 20 minutes ahead of costs nobody a build, and the end is told by our own", () =>
    withAws(async (place) => {
      place.aws.clock.moveBy(20 * 60_000);
      const source = environmentOf(place, staticKeys(place), ASSUMED);
      const file = writeRecipe(place, eksRecipe(place, source, { clockOffsetMs: 20 * 60_000 }));
      const startMs = Date.now();
      const run = await runPlugin(file);
      expect(callerOf(place, run)).toBe(ASSUMED_ARN);
      const lifeMs = Date.parse(JSON.parse(run.stdout).status.expirationTimestamp) - startMs;
      expect(lifeMs).toBeLessThan(15 * 60_000);
      expect(lifeMs).toBeGreaterThan(13 * 60_000);
    }));
});
