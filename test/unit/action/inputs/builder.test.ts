import { expect, test } from 'vitest';

import { expectRefused } from './refusal.ts';
import { readGiven } from './stubbed-step.ts';

test('every good value arrives', () => {
  expect(readGiven({ 'max-job-duration': '90m', renew: 'False' })).toMatchObject({
    mode: 'ensure',
    maxJobDurationMs: 5_400_000,
    renew: false,
  });
});

test.each(['5 minutes', '-5m', '121h', '0'])(
  'max-job-duration: %j changes nothing but says so',
  (maxJobDuration) => {
    expectRefused('max-job-duration', { 'max-job-duration': maxJobDuration });
  },
);

test.each(['yes', '0'])('renew: %j changes nothing but says so', (renew) => {
  expectRefused('renew', { renew });
});
