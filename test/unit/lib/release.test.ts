import { expect, test } from 'vitest';

import { docsLink } from '../../../src/lib/release.ts';

const DOCS = 'https://github.com/setup-buildx-kubernetes/setup-buildx-kubernetes/blob/v1/docs';

test('a line of the log links to a page, or to the section that is about it', () => {
  expect(docsLink('cost')).toBe(`${DOCS}/cost.md`);
  expect(docsLink('troubleshooting', 'no-node')).toBe(`${DOCS}/troubleshooting.md#no-node`);
});
