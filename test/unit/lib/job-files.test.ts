import { expect, test } from 'vitest';

import { jobFile } from '../../../src/lib/job-files.ts';

test('a file of a job is directly in its folder', () => {
  expect(jobFile('/tmp/job', 'recipe')).toBe('/tmp/job/recipe.json');
});
