import { expect, test } from 'vitest';

import { findSecrets } from '../../site/canary.ts';

const SECRET = 'a "secret" of 28 bytes: ä/+=';

test.each([
  ['itself', SECRET],
  ['in base64', Buffer.from(SECRET).toString('base64')],
  ['in base64 behind one byte', Buffer.from(`:${SECRET}`).toString('base64')],
  ['in base64 behind a name', Buffer.from(`user:${SECRET}`).toString('base64')],
  ['in a URL', `https://u:${encodeURIComponent(SECRET)}@x`],
  ['in JSON', JSON.stringify({ token: SECRET })],
])('a secret is found %s', (_, text) => {
  expect(findSecrets({ log: `x ${text} x` }, ['a secret that is not there', SECRET])).toEqual([
    'secret 1 in log',
  ]);
});
