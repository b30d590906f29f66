import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { USER } from '../../doubles/aws/fake-aws.ts';
import { idTokenVariables } from '../../doubles/aws/running-aws.ts';
import { runPlugin } from '../../doubles/runner/plugin-run.ts';
import {
  ASSUMED,
  ASSUMED_ARN,
  callerOf,
  eksRecipe,
  environmentOf,
  expectOneLine,
  GITHUB,
  staticKeys,
  withAws,
  writeRecipe,
} from './place.ts';

describe.concurrent('cached credentials', () => {
  test('serve the next builds without a single call, from a file that only this user reads', () =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, GITHUB));
      const first = await runPlugin(file, idTokenVariables(place));
      expect(callerOf(place, first)).toBe(ASSUMED_ARN);
      const connections = place.server.connections();
      expect(connections).toBe(2);
      // Not even the right to ask for ID tokens is needed.
      const second = await runPlugin(file);
      expect(callerOf(place, second)).toBe(ASSUMED_ARN);
      expect(place.server.connections()).toBe(connections);
      const names = readdirSync(place.folder).toSorted();
      expect(names).toEqual(['recipe.json', 'recipe.json.cache']);
      for (const name of names) expect(statSync(join(place.folder, name)).mode & 0o777).toBe(0o600);
    }));

  test('that end within 5 minutes are fetched again, so that none ends in a build', () =>
    withAws(
      async (place) => {
        const file = writeRecipe(place, eksRecipe(place, GITHUB));
        await runPlugin(file, idTokenVariables(place));
        await runPlugin(file, idTokenVariables(place));
        expect(place.aws.identities.all()).toHaveLength(2);
      },
      { keySeconds: 5 * 60 },
    ));

  test('that end within 5 minutes serve on where there are no others', () =>
    withAws(
      async (place) => {
        const file = writeRecipe(place, eksRecipe(place, GITHUB));
        await runPlugin(file, idTokenVariables(place));
        expect(callerOf(place, await runPlugin(file))).toBe(ASSUMED_ARN);
      },
      { keySeconds: 3 * 60 },
    ));

  test('that end within a minute do not, and why there are no others is told', () =>
    withAws(
      async (place) => {
        const file = writeRecipe(place, eksRecipe(place, GITHUB));
        await runPlugin(file, idTokenVariables(place));
        expectOneLine(await runPlugin(file), /id-token: write/, place.aws.secrets);
      },
      { keySeconds: 50 },
    ));

  test('of a role are not asked after, however long ago the keys were set that assumed it', () =>
    withAws(async (place) => {
      const source = environmentOf(place, staticKeys(place, true), ASSUMED);
      const file = writeRecipe(place, eksRecipe(place, source, { madeMs: Date.now() - 20 * 60_000 }));
      expect(callerOf(place, await runPlugin(file))).toBe(ASSUMED_ARN);
      const actions = place.server.seen.map(({ body }) => new URLSearchParams(body).get('Action'));
      expect(actions).toEqual(['AssumeRole']);
    }));

  test('that are garbage are fetched again', () =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, GITHUB));
      for (const garbage of ['', '{"accessKeyId":1}', '[', 'null', '\u0000'.repeat(10)]) {
        writeFileSync(`${file}.cache`, garbage, { mode: 0o600 });
        expect(callerOf(place, await runPlugin(file, idTokenVariables(place)))).toBe(ASSUMED_ARN);
      }
    }));

  test('of ten builds that start at once are whole, and none is left half-written', () =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, GITHUB));
      const runs = await Promise.all(
        Array.from({ length: 10 }, () => runPlugin(file, idTokenVariables(place))),
      );
      expect(runs.map((run) => callerOf(place, run))).toEqual(runs.map(() => ASSUMED_ARN));
      expect(readdirSync(place.folder).toSorted()).toEqual(['recipe.json', 'recipe.json.cache']);
      expect(callerOf(place, await runPlugin(file))).toBe(ASSUMED_ARN);
    }));

  test('are not kept of keys that never end', () =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, environmentOf(place, staticKeys(place))));
      expect(callerOf(place, await runPlugin(file))).toBe(USER);
      expect(readdirSync(place.folder)).toEqual(['recipe.json']);
    }));
});
