import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findKubectl } from '../testbed/programs.ts';
import { THROUGH } from './kubectl/accepted.ts';
import { type Row, servers, startServers } from './kubectl/place.ts';
import { REFUSED } from './kubectl/refused.ts';

const READER = join(import.meta.dirname, 'kubectl', 'kubeconfig-reader.ts');
let kubectl = '';
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
  await startServers();
  kubectl = await findKubectl((line) => process.stdout.write(`${line}\n`));
}, 10 * 60_000);

afterAll(async () => {
  rmSync(folder, { recursive: true });
  for (const { close } of Object.values(servers)) await close();
});

type Outcome = { readonly ok: boolean; readonly words: string; readonly saw: unknown };
const run = promisify(execFile);

/** What the servers saw of who asks, since they had seen this many. */
function sawSince(before: Readonly<Record<string, number>>): unknown {
  return Object.entries(servers).flatMap(([name, { seen }]) =>
    seen
      .slice(before[name])
      .filter(({ path }) => path.includes('/pods/'))
      .map(({ path, headers }) => ({
        name,
        // kubectl is given the path as a whole.
        path: path.replace('/default/', '/builds/'),
        authorization: headers.authorization,
        acts: Object.fromEntries(
          Object.entries(headers)
            .filter(([header]) => header.startsWith('impersonate-'))
            .map(([header, value]) => [decodeURIComponent(header), value]),
        ),
      })),
  );
}

const counted = (): Record<string, number> =>
  Object.fromEntries(Object.entries(servers).map(([name, { seen }]) => [name, seen.length]));

async function outcomeOf(program: string, args: readonly string[], options: object): Promise<Outcome> {
  const before = counted();
  try {
    const running = run(program, args, { ...options, encoding: 'utf8', timeout: 30_000 });
    // kubectl asks a person for what it does not know.
    running.child.stdin?.end();
    const { stdout } = await running;
    return { ok: program !== process.execPath || stdout === '', words: stdout, saw: sawSince(before) };
  } catch (error) {
    const words = error instanceof Error ? error.message : '';
    return { ok: false, words, saw: sawSince(before) };
  }
}

/** kubectl and we, with the same files and variables; and kubectl with what we leave for buildx. */
async function compare({ what, files, env = {} }: Row) {
  const own = mkdtempSync(join(folder, 'row-'));
  const names = Object.entries(files()).map(([name, content]) => {
    mkdirSync(dirname(join(own, name)), { recursive: true });
    writeFileSync(join(own, name), content, { mode: 0o755 });
    return name;
  });
  const variables = Object.entries({ KUBECONFIG: names[0] ?? '', ...env }).map(([name, value]) => [
    name,
    value.replaceAll('FOLDER', own),
  ]);
  const store = { SSL_CERT_FILE: '/dev/null', SSL_CERT_DIR: '/none' };
  const environment = { PATH: '/usr/bin:/bin', HOME: own, ...store, ...Object.fromEntries(variables) };
  const options = { cwd: own, env: environment };
  const get = ['get', '--raw', '/api/v1/namespaces/builds/pods/p'];
  const left = join(own, 'left');
  const theirs = await outcomeOf(kubectl, get, options);
  const ours = await outcomeOf(process.execPath, [READER, '', left], options);
  const kubeconfig = join(left, 'kubeconfig');
  const later = ours.ok
    ? await outcomeOf(kubectl, get, { ...options, env: { ...environment, KUBECONFIG: kubeconfig } })
    : ours;
  return { what, theirs, ours, later };
}

describe('what kubectl gets through with', () => {
  test.each(THROUGH)('$what', async (one) => {
    const { theirs, ours, later } = await compare(one);
    expect(theirs, theirs.words).toMatchObject({ ok: true });
    expect(ours, ours.words).toMatchObject({ ok: true, saw: theirs.saw });
    expect(later, later.words).toMatchObject({ ok: true, saw: theirs.saw });
  });
});

describe('what kubectl does not get through with', () => {
  test.each(REFUSED)('$what', async (one) => {
    const { theirs, ours } = await compare(one);
    expect(theirs, theirs.words).toMatchObject({ ok: false });
    expect(ours, ours.words).toMatchObject({ ok: false, words: expect.stringMatching(one.says) });
  });
});
