import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { startRenewal } from '../../../../src/action/renewal/renewal.ts';
import { ActionError } from '../../../../src/lib/errors.ts';
import { openScriptedApi } from '../../../doubles/api/opened-api.ts';
import { until } from '../../../run/until.ts';

let folder = '';
const [, main = ''] = process.argv;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renewal-'));
  process.argv[1] = join(folder, 'main.js');
});
afterEach(() => {
  process.argv[1] = main;
  rmSync(folder, { recursive: true });
});

/** A renewer that writes down who it is, and runs this. */
function writeRenewer(code: string): void {
  const pid = `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(process.pid));`;
  writeFileSync(join(folder, 'renewer.js'), `${pid}\n${code}\n`);
}

async function pidOfRenewer(): Promise<number> {
  const path = join(folder, 'pid');
  return until('the renewer runs', 10_000, async () => {
    const pid = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
    return pid > 0 && pid;
  });
}

function start(signal: AbortSignal) {
  const spec = {
    name: 'hold-own',
    builder: 'ci',
    namespace: 'builds',
    nodes: ['ci-amd64'],
    image: 'i',
    lifeMs: 10_000,
    holder: 'h',
    runner: { kind: 'elsewhere' },
  } as const;
  const held = { hold: { name: 'hold-own', uid: 'u' }, spec, nodes: ['ci-amd64'] };
  const term = { lifeMs: 10_000, maxJobDurationMs: 60_000 };
  const wanted = { folder, variables: process.env, held, term, isMaxJobGiven: true, buildServiceAccount: '' };
  return startRenewal(wanted, { api: openScriptedApi(() => undefined, signal).api, signal });
}

const SILENT = 'setTimeout(() => undefined, 60_000);';
const CANCELLED = new ActionError({ code: 'cancelled', message: 'The job was cancelled.' });

/** The fields of /proc/PID/stat after the name: state, parent, process group, session (proc(5)). */
function statOf(pid: number): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function isGone(pid: number): boolean {
  return !existsSync(`/proc/${pid}/stat`) || statOf(pid)[0] === 'Z';
}

test('a job that is cancelled while its renewer says nothing ends at once, and the renewer with it', async () => {
  writeRenewer(SILENT);
  const controller = new AbortController();
  const renewal = start(controller.signal);
  const pid = await pidOfRenewer();
  const leaving = renewal.detach();
  const startMs = performance.now();
  controller.abort(CANCELLED);
  await expect(leaving).rejects.toBe(CANCELLED);
  expect(performance.now() - startMs).toBeLessThan(2000);
  await until('the renewer is gone', 5000, async () => isGone(pid));
});

test('a renewer outlives the step: it has a session of its own, and is left to itself', async () => {
  writeRenewer(`process.send('up'); process.disconnect(); ${SILENT}`);
  const renewal = start(new AbortController().signal);
  const pid = await pidOfRenewer();
  await renewal.detach();
  const [, , , session] = statOf(pid);
  expect(Number(session)).toBe(pid);
  process.kill(pid, 'SIGKILL');
});
