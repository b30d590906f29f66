import { afterAll, describe, test } from 'vitest';
import { isWritten, writeGallery } from '../pages/gallery.ts';
import { CLUSTER_STATES } from './states/all.ts';
import { expectReported } from './states/expect-reported.ts';

afterAll(() => {
  if (isWritten) writeGallery();
});

describe.concurrent('a state that other namespaces would notice is reported with its cause and its remedy', {
  timeout: 240_000,
}, () => {
  test.for(CLUSTER_STATES)('$title', expectReported);
});
