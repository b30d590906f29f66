import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { cacheDir } from '../testbed/layout.ts';
import { ALONE } from './alone.ts';

/** The files that take longest, the longest first: one of them that came last would run on when all others have ended. */
const LONGEST = [
  ...[
    'bundle/watch',
    'bundle/faults',
    'bundle/renewal/renewer',
    'bundle/renewal/lost-hold',
    'bundle/unused-claim',
    'bundle/bad-input',
  ],
  ...[
    'bundle/fuzz',
    'bundle/log',
    'bundle/no-signal',
    'bundle/canary',
    'bundle/kubectl',
    'bundle/credential-plugin/sources',
  ],
  ...[
    'cluster/multi-arch',
    'cluster/summary',
    'cluster/trouble',
    'cluster/transitions',
    'cluster/keep-warm',
    'cluster/outlived',
  ],
  ...['cluster/renewal', 'cluster/faults', 'cluster/life', 'cluster/shared-home', 'cluster/buildx-versions'],
  ...['cluster/interrupt', 'cluster/ways-in', 'cluster/soak', 'cluster/followed', 'cluster/volume'],
  ...[
    'cluster/examples-workflows',
    'cluster/examples-clouds',
    'cluster/canary',
    'cluster/in-cluster',
    'cluster/ensure',
  ],
].map(pathOf);

/** Those that need programs which are built from source the first time (testbed/build-ahead.ts), while others run. */
const NEED_BUILDS = [
  ...[
    'workflows',
    'examples-workflows',
    'examples-clouds',
    'examples-recipes',
    'authenticator',
    'ways-in',
    'outlived',
    'buildx-versions',
  ],
  ...['network', 'arm64', 'examples-modes', 'multi-arch'],
].map((name) => pathOf(`cluster/${name}`));

function pathOf(name: string): string {
  return `test/${name}.test.ts`;
}

/** True when an earlier run has built all of them: this one comes last. */
function isAllBuilt(): boolean {
  const programs = join(cacheDir(), 'programs');
  return existsSync(programs) && readdirSync(programs).some((name) => /^kubelet-arm64-[0-9a-f]+$/.test(name));
}

/** Where a file comes: those that are not named run between the longest and those that have to be late. */
function placeIn(order: { readonly early: readonly string[]; readonly late: readonly string[] }) {
  return ({ moduleId }: TestSpecification): number => {
    const isIt = (path: string): boolean => moduleId.endsWith(`/${path}`);
    const late = order.late.findIndex(isIt);
    if (late >= 0) return order.early.length + 1 + late;
    const early = order.early.findIndex(isIt);
    return early < 0 ? order.early.length : early;
  };
}

/** Runs the longest files first; by itself vitest would have to have measured them on this machine. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = placeIn({ early: LONGEST, late: isAllBuilt() ? ALONE : [...NEED_BUILDS, ...ALONE] });
    return sorted.sort((one, other) => place(one) - place(other));
  }
}
