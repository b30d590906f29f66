import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inNamespaces } from './deploy.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The pages whose commands for the cluster are all run by a test, as is what they mark. */
export const GUIDES_WITH_COMMANDS = ['cluster', 'cost', 'lifecycle', 'recipes', 'security'] as const;

/** Returns the shell blocks of a text. */
export function shellBlocks(text: string): readonly string[] {
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
}

/** Returns the blocks of a guide that start with the comment `# run: NAME`, by name. */
export function guideCommands(guide: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(ROOT, 'docs', `${guide}.md`), 'utf8');
  return new Map(
    shellBlocks(text).flatMap((block) => {
      const [mark, name = ''] = /^# run: (\S+)\n/.exec(block) ?? [];
      return mark === undefined ? [] : [[name, block.slice(mark.length)] as const];
    }),
  );
}

/** Where a person types the commands of the guides, with the names of the namespaces that stand for `builds` and `ci`. */
export type Terminal = {
  readonly folder: string;
  readonly kubectl: string;
  readonly kubeconfig: string;
  readonly builds: string;
  readonly ci: string;
};

/** What a script printed, both streams together. */
type Printed = { readonly exitCode: number; readonly output: string };

/** Runs a block of a guide in bash, as it is there but for the namespaces, and with deploy/ of this checkout. */
export async function typeCommands(
  terminal: Terminal,
  guide: string,
  name: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Printed> {
  const block = guideCommands(guide).get(name);
  if (block === undefined) throw new Error(`docs/${guide}.md has no block "# run: ${name}"`);
  const script = Object.entries(variables).reduce(assign, forTerminal(terminal, block));
  const { folder, kubeconfig } = terminal;
  mkdirSync(folder, { recursive: true });
  const path = [join(terminal.kubectl, '..'), '/usr/local/bin', '/usr/bin', '/bin'].join(':');
  const env = { PATH: path, HOME: folder, KUBECONFIG: kubeconfig, LANG: 'C.UTF-8' };
  return new Promise((resolve) => {
    execFile('bash', ['-c', script], { cwd: folder, env, timeout: 110_000 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ exitCode, output: `${stdout}${stderr}` });
    });
  });
}

/** Gives another value to a variable that the block sets. */
function assign(script: string, [name, value]: readonly [string, string]): string {
  const line = new RegExp(`^${name}=.*$`, 'm');
  if (!line.test(script)) throw new Error(`the block does not set ${name}`);
  return script.replace(line, () => `${name}=${value}`);
}

function forTerminal(terminal: Terminal, block: string): string {
  const { builds, ci } = terminal;
  return block
    .replaceAll(
      /https:\/\/raw\.githubusercontent\.com\/(?:[\w-]+\/){2}v1\/(deploy\/\S+)/g,
      (_, path: string) => manifestFor(terminal, path),
    )
    .replaceAll('--namespace builds', `--namespace ${builds}`)
    .replaceAll('--namespace ci', `--namespace ${ci}`)
    .replaceAll('system:serviceaccount:ci:ci', `system:serviceaccount:${ci}:ci`);
}

/** Writes a file of deploy/ for these namespaces. */
function manifestFor(terminal: Terminal, path: string): string {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const file = join(terminal.folder, path.replaceAll('/', '-'));
  writeFileSync(file, inNamespaces(text, terminal));
  return file;
}
