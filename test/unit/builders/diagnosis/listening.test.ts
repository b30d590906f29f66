import { expect, test } from 'vitest';

import { isWithoutSocket } from '../../../../src/builders/diagnosis/listening.ts';

test.each([
  [['--addr', 'tcp://0.0.0.0:1234'], true],
  [['--addr=tcp://0.0.0.0:1234', '--debug'], true],
  [['--addr', 'unix:///run/buildkit/buildkitd.sock', '--addr', 'tcp://0.0.0.0:1234'], false],
  [['--addr=tcp://0.0.0.0:1234', '--addr=unix:///run/user/1000/buildkit/buildkitd.sock'], false],
  [['--addr', 'fd://'], false],
  [['--config', '/etc/buildkitd.toml'], false],
  [[], false],
])('a daemon with %j is without a unix socket: %s', (args, isWithout) => {
  expect(isWithoutSocket({ name: 'buildkitd', args })).toBe(isWithout);
  expect(isWithoutSocket({ name: 'buildkitd', command: ['buildkitd', ...args] })).toBe(isWithout);
});
