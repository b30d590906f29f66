import { uptime } from 'node:os';
import { describe, expect, test } from 'vitest';
import type { EksRecipe } from '../../../src/cluster/recipe/recipe.ts';
import { closedPort } from '../../doubles/api/scripted-server.ts';
import { USER } from '../../doubles/aws/fake-aws.ts';
import { runPlugin, tokenOf } from '../../doubles/runner/plugin-run.ts';
import { callerOf, eksRecipe, environmentOf, staticKeys, withAws, writeRecipe } from './place.ts';

/** A clock that was 10 minutes slow when the step measured that, a minute ago, and has been set since. */
function measuredSlow(): Partial<EksRecipe> {
  const [agoMs, slowMs] = [60_000, 600_000];
  const clockReadAt = { nowMs: Date.now() - agoMs - slowMs, uptimeMs: uptime() * 1000 - agoMs };
  return { clockOffsetMs: slowMs, madeMs: Date.now() - agoMs, clockReadAt };
}

describe.concurrent('a clock that is set after the step has measured how wrong it is', () => {
  test('counts as it is now', () =>
    withAws(async (place) => {
      const source = environmentOf(place, staticKeys(place));
      const file = writeRecipe(place, eksRecipe(place, source, measuredSlow()));
      expect(callerOf(place, await runPlugin(file))).toBe(USER);
    }));

  test('counts as it is now where nobody tells the time', () =>
    withAws(async (place) => {
      const source = environmentOf(place, staticKeys(place));
      const more = { ...measuredSlow(), stsUrl: `http://127.0.0.1:${await closedPort()}` };
      const run = await runPlugin(writeRecipe(place, eksRecipe(place, source, more)));
      const token = Buffer.from(tokenOf(run).slice('k8s-aws-v1.'.length), 'base64url').toString();
      const [, date = ''] = /X-Amz-Date=(\w+)/.exec(token) ?? [];
      const at = date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
      expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000);
    }));

  test('is asked about nowhere while nobody sets it', () =>
    withAws(async (place) => {
      place.aws.clock.moveBy(600_000);
      const clockReadAt = { nowMs: Date.now() - 60_000, uptimeMs: uptime() * 1000 - 60_000 };
      const source = environmentOf(place, staticKeys(place));
      const more = { clockOffsetMs: 600_000, madeMs: Date.now() + 540_000, clockReadAt };
      const run = await runPlugin(writeRecipe(place, eksRecipe(place, source, more)));
      expect(callerOf(place, run)).toBe(USER);
      expect(place.server.seen).toEqual([]);
    }));
});
