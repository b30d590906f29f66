import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { ALONE } from './alone.ts';

/** The files that take longest, the longest first. One of these that came last would run on when all others have ended. */
const LONGEST = [
  ...['bundle/watch', 'bundle/faults', 'bundle/renewal', 'bundle/credential-plugin', 'bundle/unused-claim'],
  ...['bundle/bad-input', 'bundle/fuzz', 'bundle/no-signal', 'bundle/canary', 'bundle/kubectl'],
  ...[
    'cluster/multi-arch',
    'cluster/trouble',
    'cluster/transitions',
    'cluster/keep-warm',
    'cluster/outlived',
  ],
  ...['cluster/renewal', 'cluster/faults', 'cluster/life', 'cluster/shared-home', 'cluster/buildx-versions'],
  ...['cluster/interrupt', 'cluster/ways-in', 'cluster/soak', 'cluster/followed', 'cluster/volume'],
  ...['cluster/readme-workflows', 'cluster/canary', 'cluster/in-cluster', 'cluster/ensure'],
].map((name) => `test/${name}.test.ts`);

/** Those that are named by when they run come in that order, then all others. */
const ORDER: readonly string[] = [...LONGEST, ...ALONE];

function placeOf({ moduleId }: TestSpecification): number {
  const place = ORDER.findIndex((path) => moduleId.endsWith(`/${path}`));
  return place < 0 ? ORDER.length : place;
}

/** Runs the longest files first; vitest would have to have measured them on this machine. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => placeOf(one) - placeOf(other));
  }
}
