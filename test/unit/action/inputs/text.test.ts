import { describe, expect, test } from 'vitest';

import { readGiven } from './stubbed-step.ts';

describe('what a job asked for explicitly', () => {
  test('defaults that the runner fills in roll nobody out of a shared builder', () => {
    expect(readGiven({})).toHaveProperty('explicit', new Set());
  });

  test('what the workflow says counts, and both ways to configure the daemon are one', () => {
    const inputs = readGiven({ cpu: '2', 'buildkitd-config-inline': 'debug = true' });
    expect(inputs).toHaveProperty('explicit', new Set(['cpu', 'buildkitd-config']));
  });
});
