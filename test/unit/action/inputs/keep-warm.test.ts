import { expect, test } from 'vitest';

import { expectRefused } from './refusal.ts';
import { readGiven } from './stubbed-step.ts';

const HOUR_MS = 3_600_000;

test.each([
  ['0', { kind: 'for', ms: 0 }],
  ['720h', { kind: 'for', ms: 720 * HOUR_MS }],
  ['forever', { kind: 'forever' }],
])('keep-warm: %s is accepted', (given, keepWarm) => {
  expect(readGiven({ 'keep-warm': given })).toMatchObject({ keepWarm });
});

test.each(['5 minutes', '-5m', '721h', 'Forever'])('keep-warm: %j changes nothing but says so', (given) => {
  expectRefused('keep-warm', { 'keep-warm': given });
});

test('an ephemeral builder is not kept warm', () => {
  expect(readGiven({ mode: 'ephemeral' })).not.toHaveProperty('keepWarm');
  expectRefused('keep-warm', { mode: 'ephemeral', 'keep-warm': 'forever' });
});
