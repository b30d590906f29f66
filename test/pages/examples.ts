import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = join(import.meta.dirname, '..', '..', 'examples');

/** The test that runs each workflow of examples/, which is examples/NAME.yml. */
export const EXAMPLES = {
  aks: 'test/cluster/examples-clouds.test.ts',
  bake: 'test/cluster/examples-workflows.test.ts',
  compose: 'test/cluster/examples-workflows.test.ts',
  connect: 'test/cluster/examples-modes.test.ts',
  'docker-build': 'test/cluster/examples-workflows.test.ts',
  eks: 'test/cluster/ways-in.test.ts',
  ephemeral: 'test/cluster/examples-modes.test.ts',
  forks: 'test/cluster/in-cluster.test.ts',
  'github-oidc': 'test/cluster/ways-in.test.ts',
  gke: 'test/cluster/examples-clouds.test.ts',
  'in-cluster': 'test/cluster/in-cluster.test.ts',
  kind: 'test/cluster/examples-modes.test.ts',
  matrix: 'test/cluster/examples-workflows.test.ts',
  monorepo: 'test/cluster/examples-clouds.test.ts',
  'multi-arch': 'test/cluster/examples-modes.test.ts',
  organisation: 'test/cluster/examples-workflows.test.ts',
  'node-pool': 'test/cluster/examples-clouds.test.ts',
  'pod-patch': 'test/cluster/examples-modes.test.ts',
  'pull-request': 'test/cluster/examples-clouds.test.ts',
  'quick-start': 'test/cluster/examples-modes.test.ts',
  registry: 'test/cluster/examples-modes.test.ts',
  release: 'test/cluster/examples-recipes.test.ts',
  secrets: 'test/cluster/examples-clouds.test.ts',
  ssh: 'test/cluster/examples-recipes.test.ts',
  'two-builders': 'test/cluster/examples-workflows.test.ts',
  'warm-up': 'test/cluster/examples-clouds.test.ts',
} as const;

export type ExampleName = keyof typeof EXAMPLES;

/** The names of the workflows that examples/ has. */
export function exampleNames(): readonly string[] {
  return globSync('*.yml', { cwd: folder })
    .map((file) => basename(file, '.yml'))
    .sort();
}

/** A workflow of examples/, as its file has it. */
export function readExample(name: string): string {
  return readExampleFile(`${name}.yml`);
}

/** A file of examples/ or of a folder in it, by its path there. */
export function readExampleFile(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** The other files of examples/, by their paths there: a composite action, and files of the repository that is built. */
export function otherExampleFiles(): readonly string[] {
  return globSync('*/**/*.*', { cwd: folder }).sort();
}

/** A file without the comment that it starts with. */
export function withoutHeader(text: string): string {
  return text.replace(/^(#.*\n|\n)+/, '');
}
