import { describe, expect, test } from 'vitest';
import { USER } from '../../doubles/aws/fake-aws.ts';
import { runPlugin } from '../../doubles/runner/plugin-run.ts';
import {
  callerOf,
  eksRecipe,
  environmentOf,
  expectOneLine,
  staticKeys,
  withAws,
  writeRecipe,
} from './place.ts';

describe.concurrent('keys of a session that may have expired', () => {
  const old = { madeMs: Date.now() - 20 * 60_000 };

  test('and have, are asked about once', () =>
    withAws(async (place) => {
      const source = environmentOf(place, staticKeys(place, true));
      const file = writeRecipe(place, eksRecipe(place, source, old));
      place.aws.clock.moveBy(24 * 3_600_000);
      for (let dial = 0; dial < 3; dial += 1)
        expectOneLine(
          await runPlugin(file),
          /credentials from the start of this job have expired/,
          place.aws.secrets,
        );
      expect(place.server.seen).toHaveLength(1);
    }));

  test('and have not, are not asked about at each dial', () =>
    withAws(async (place) => {
      const source = environmentOf(place, staticKeys(place, true));
      const file = writeRecipe(place, eksRecipe(place, source, old));
      for (let dial = 0; dial < 3; dial += 1) expect(callerOf(place, await runPlugin(file))).toBe(USER);
      expect(place.server.seen).toHaveLength(1);
    }));
});
