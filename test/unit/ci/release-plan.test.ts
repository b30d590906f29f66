import { expect, test } from 'vitest';
import { planRelease } from '../../../.ci/release-plan.ts';

test.each([
  { tag: 'v1.2.3', tags: [], movingTag: 'v1' },
  { tag: 'v1.2.3', tags: ['v1', 'v1.2.2', 'v1.2.3', ''], movingTag: 'v1' },
  { tag: 'v1.10.0', tags: ['v1.9.9', 'v1.10.0'], movingTag: 'v1' },
  { tag: 'v10.0.0', tags: ['v1.2.3', 'v9.9.9', 'v11.0.0'], movingTag: 'v10' },
  { tag: 'v0.1.0', tags: ['v1.0.0'], movingTag: 'v0' },
  // A fix of an older release does not take what @v1 is back to it.
  { tag: 'v1.2.4', tags: ['v1.3.0', 'v1.2.4'], movingTag: '' },
  { tag: 'v1.9.9', tags: ['v1.10.0'], movingTag: '' },
  // Others than releases have no say.
  { tag: 'v1.2.3', tags: ['v1.9.9-rc.1', 'v1.10', 'nightly', 'v1.02.9'], movingTag: 'v1' },
])(
  'whoever uses @vN gets the newest release: $tag beside $tags moves $movingTag',
  ({ tag, tags, movingTag }) => {
    expect(planRelease(tag, tag.slice(1), tags)).toMatchObject({ kind: 'release', movingTag });
  },
);

test.each([
  { tag: 'v1.2.3', tags: [], isLatest: true },
  { tag: 'v2.0.0', tags: ['v1', 'v1.9.9', 'v2.0.0', ''], isLatest: true },
  { tag: 'v10.0.0', tags: ['v9.9.9', 'v10.0.0'], isLatest: true },
  // The newest of an older major has @v1, but not the first page.
  { tag: 'v1.2.4', tags: ['v1.2.3', 'v1.2.4', 'v2.0.0'], isLatest: false },
  { tag: 'v9.9.9', tags: ['v10.0.0'], isLatest: false },
  { tag: 'v1.2.4', tags: ['v1.3.0'], isLatest: false },
  // Others than releases have no say.
  { tag: 'v1.2.3', tags: ['v2', 'v2.0.0-rc.1', 'version-9', 'v2.0'], isLatest: true },
])('"Latest" is the highest version of all: $tag beside $tags is $isLatest', ({ tag, tags, isLatest }) => {
  expect(planRelease(tag, tag.slice(1), tags)).toMatchObject({ kind: 'release', isLatest });
});

test.each(['', 'v1', 'v1.2', '1.2.3', 'v1.2.3-rc.1', 'v1.2.3\nx=y', 'v01.2.3', ' v1.2.3'])(
  'a tag that is no version is not released: %j',
  (tag) => {
    expect(planRelease(tag, tag.slice(1), [])).toMatchObject({ kind: 'refused' });
  },
);

test('a tag that is not the version of package.json is not released', () => {
  expect(planRelease('v1.2.4', '1.2.3', [])).toEqual({
    kind: 'refused',
    reason: 'the tag v1.2.4 is not the version 1.2.3 of package.json: tag v1.2.3, or change package.json',
  });
});
