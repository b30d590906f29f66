import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AwsSource } from '../../../src/cluster/aws/source.ts';
import type { Recipe } from '../../../src/cluster/recipe/recipe.ts';
import { USER } from '../../doubles/aws/fake-aws.ts';
import { containerUrl, idTokenVariables } from '../../doubles/aws/running-aws.ts';
import { runPlugin } from '../../doubles/runner/plugin-run.ts';
import {
  ASSUMED,
  callerOf,
  eksRecipe,
  environmentOf,
  expectOneLine,
  FAR,
  GITHUB,
  type Place,
  staticKeys,
  withAws,
  withProxy,
  writeRecipe,
} from './place.ts';

/** Who never answers, by the start of the path that it is asked by. */
const HOLES: readonly (readonly [string, string, Recipe['kind'], (place: Place) => AwsSource, RegExp])[] = [
  ['STS, asked with an ID token', '/', 'eks', () => GITHUB, /127\.0\.0\.1:\d+: no answer/],
  [
    'STS, asked with keys',
    '/',
    'eks',
    (place) => environmentOf(place, staticKeys(place, true), ASSUMED),
    /127\.0\.0\.1:\d+: no answer/,
  ],
  ["GitHub's service for ID tokens", '/id-token', 'github', () => GITHUB, /: no answer/],
  ["GitHub's service, for AWS", '/id-token', 'eks', () => GITHUB, /: no answer/],
  [
    'the metadata service',
    '/latest/api/token',
    'eks',
    (place) => environmentOf(place, { AWS_EC2_METADATA_SERVICE_ENDPOINT: place.url }),
    /metadata service.*no answer/,
  ],
  [
    'the metadata service, after its token',
    '/latest/meta-data',
    'eks',
    (place) => environmentOf(place, { AWS_EC2_METADATA_SERVICE_ENDPOINT: place.url }, ASSUMED),
    /metadata service.*no answer/,
  ],
  [
    'the agent of a container',
    '/v1/credentials',
    'eks',
    (place) =>
      environmentOf(place, {
        AWS_CONTAINER_CREDENTIALS_FULL_URI: containerUrl(place),
        AWS_CONTAINER_AUTHORIZATION_TOKEN: place.aws.containerToken,
      }),
    /credential service of this container.*no answer/,
  ],
];

/** What asks a host that is behind a proxy. */
const BEHIND: readonly (readonly [string, (place: Place) => Recipe])[] = [
  ["GitHub's service for ID tokens", () => ({ kind: 'github', audience: 'urn:k8s' })],
  ["GitHub's service, for AWS", (place) => eksRecipe(place, GITHUB)],
  [
    'STS, asked with keys',
    (place) => eksRecipe(place, environmentOf(place, staticKeys(place, true), ASSUMED), { stsUrl: FAR }),
  ],
];

describe.concurrent('a service that never answers ends the plugin within 10 s, with one line', () => {
  test.each(HOLES)('%s', (_, path, kind, source, says) =>
    withAws(async (place) => {
      place.aws.intervene = (request) =>
        path === '/' ? request.path === '/' : request.path.startsWith(path);
      const recipe = kind === 'eks' ? eksRecipe(place, source(place)) : { kind, audience: 'urn:k8s' };
      const run = await runPlugin(writeRecipe(place, recipe), idTokenVariables(place));
      expect(run.durationMs).toBeLessThan(10_000);
      expectOneLine(run, says, place.aws.secrets);
    }),
  );

  test.each(BEHIND)('a proxy before %s', (_, recipe) =>
    withProxy({ isSilent: true }, async ({ place, env, logIns }) => {
      const run = await runPlugin(writeRecipe(place, recipe(place)), env);
      expect(run.durationMs).toBeLessThan(10_000);
      expectOneLine(run, /\.invalid: no answer in time/, place.aws.secrets);
      expect(logIns.length).toBeGreaterThan(0);
    }),
  );

  test('a proxy before the STS that is to say whether old keys have expired: that costs a second, and no build', () =>
    withProxy({ isSilent: true }, async ({ place, env, logIns }) => {
      const source = environmentOf(place, staticKeys(place, true));
      const recipe = eksRecipe(place, source, { stsUrl: FAR, madeMs: Date.now() - 15 * 60_000 });
      const run = await runPlugin(writeRecipe(place, recipe), env);
      expect(callerOf(place, run)).toBe(USER);
      expect(run.durationMs).toBeLessThan(5000);
      expect(logIns).toHaveLength(1);
    }));

  test('and one that nothing can end', () =>
    withAws(async (place) => {
      place.aws.intervene = () => true;
      const deaf = join(place.folder, 'deaf.cjs');
      // As if the request ignored every signal.
      writeFileSync(
        deaf,
        'AbortController.prototype.abort = AbortSignal.timeout = () => new AbortController().signal',
      );
      const file = writeRecipe(place, { kind: 'github', audience: 'urn:k8s' });
      const run = await runPlugin(file, { ...idTokenVariables(place), NODE_OPTIONS: `--require ${deaf}` });
      expect(run.durationMs).toBeLessThan(10_000);
      expectOneLine(run, /No credentials: no answer in 10 s/, place.aws.secrets);
    }));

  test('and one that sends its answer byte by byte, without end', () =>
    withAws(async (place) => {
      const timers: NodeJS.Timeout[] = [];
      place.aws.intervene = ({ path }, response) => {
        if (path !== '/') return false;
        response.writeHead(200);
        timers.push(setInterval(() => response.write(' '), 100));
        return true;
      };
      const run = await runPlugin(writeRecipe(place, eksRecipe(place, GITHUB)), idTokenVariables(place));
      for (const timer of timers) clearInterval(timer);
      expect(run.durationMs).toBeLessThan(10_000);
      expectOneLine(run, /: no answer/, place.aws.secrets);
    }));
});
