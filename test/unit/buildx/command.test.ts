import { expect, test } from 'vitest';

import { judgeBuildxVersion, parseBuildxVersion } from '../../../src/buildx/command.ts';

test.each([
  ['github.com/docker/buildx v0.37.2 04d6fe1', '0.37.2'],
  ['github.com/docker/buildx 0.15.1 abc', '0.15.1'],
  ['github.com/docker/buildx v1.0.0-rc1 abc', '1.0.0-rc1'],
  // Debian's package.
  ['github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-3', '0.13.1+ds1'],
])('%s is %s', (output, text) => {
  expect(parseBuildxVersion(output)?.text).toBe(text);
});

test.each(['github.com/docker/buildx v0.0.0+unknown ', '', 'buildx'])('%j names no release', (output) => {
  expect(parseBuildxVersion(output)).toBeUndefined();
  expect(judgeBuildxVersion(undefined, true)).toBeUndefined();
});

test.each([
  ['v0.14.9', false, /0\.14\.9 is too old: this action needs 0\.15/],
  ['v0.34.1', true, /0\.34\.1 is too old: a StatefulSet needs 0\.35/],
])('%s is refused', (version, statefulSet, message) => {
  expect(() => judgeBuildxVersion(parseBuildxVersion(version), statefulSet)).toThrow(message);
});

test.each([
  ['v0.15.0', false, /0\.36 or newer/],
  ['v0.35.0', true, /0\.36 or newer/],
  ['v0.36.0', true, undefined],
  ['v1.2.0', true, undefined],
])('%s works, with the hint %s %s', (version, statefulSet, hint) => {
  const judged = judgeBuildxVersion(parseBuildxVersion(version), statefulSet);
  if (hint === undefined) expect(judged).toBeUndefined();
  else expect(judged).toMatch(hint);
});
