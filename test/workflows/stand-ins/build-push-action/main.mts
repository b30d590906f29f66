// The flags, and which inputs are lists by comma too, are those of docker/build-push-action 7.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const temp = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), 'build-push-'));
const read: Set<string> = new Set();

function input(name: string): string {
  const variable = `INPUT_${name.toUpperCase()}`;
  read.add(variable);
  return (process.env[variable] ?? '').trim();
}

function list(name: string, separator: RegExp): readonly string[] {
  return input(name)
    .split(separator)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

const LINE = /\n/;
const LINE_OR_COMMA = /[\n,]/;

/** A flag for each item of a list. */
function each(flag: string, items: readonly string[]): readonly string[] {
  return items.flatMap((item) => [flag, item]);
}

function one(flag: string, name: string): readonly string[] {
  const value = input(name);
  return value === '' ? [] : [flag, value];
}

function ifTrue(flag: string, name: string): readonly string[] {
  return input(name) === 'true' ? [flag] : [];
}

/** The secret's value goes by a file, and never by the command line. */
function secretFlag(secret: string, index: number): string {
  const [id = '', ...value] = secret.split('=');
  const file = join(temp, `secret-${index}`);
  writeFileSync(file, value.join('='), { mode: 0o600 });
  return `id=${id},src=${file}`;
}

function secretOfVariable(secret: string): string {
  const [id = '', variable = ''] = secret.split('=');
  return `id=${id},env=${variable}`;
}

const idFile = join(temp, 'iidfile');
const metadataFile = join(temp, 'metadata.json');
const platforms = list('platforms', LINE_OR_COMMA);
const args = [
  'build',
  ...each('--build-arg', list('build-args', LINE)),
  ...each('--secret', list('secret-envs', LINE_OR_COMMA).map(secretOfVariable)),
  ...one('--file', 'file'),
  ...['--iidfile', idFile],
  ...each('--label', list('labels', LINE)),
  ...each('--output', list('outputs', LINE)),
  ...(platforms.length === 0 ? [] : ['--platform', platforms.join(',')]),
  ...['--attest', 'type=provenance,mode=max'],
  ...each('--secret', list('secrets', LINE).map(secretFlag)),
  ...each('--ssh', list('ssh', LINE_OR_COMMA)),
  ...each('--tag', list('tags', LINE_OR_COMMA)),
  ...one('--target', 'target'),
  ...one('--builder', 'builder'),
  ...ifTrue('--load', 'load'),
  ...['--metadata-file', metadataFile],
  ...one('--network', 'network'),
  ...ifTrue('--no-cache', 'no-cache'),
  ...ifTrue('--pull', 'pull'),
  ...ifTrue('--push', 'push'),
  input('context'),
];
if (input('context') === '') throw new Error('the stand-in has no Git context: set context');
const others = Object.keys(process.env).filter((name) => name.startsWith('INPUT_') && !read.has(name));
if (others.length > 0) throw new Error(`the stand-in has no ${others.join(', ')}`);

console.log(`docker buildx ${args.join(' ')}`);
const { status } = spawnSync('docker', ['buildx', ...args], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
const metadata: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(metadataFile, 'utf8'));
const outputs = { imageid: readFileSync(idFile, 'utf8'), digest: metadata['containerimage.digest'] ?? '' };
for (const [name, value] of Object.entries(outputs))
  appendFileSync(process.env.GITHUB_OUTPUT ?? '', `${name}=${value}\n`);
