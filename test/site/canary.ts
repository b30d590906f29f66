import { randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readProc, renewersOf } from '../doubles/runner/renewers.ts';
import type { StepResult } from '../doubles/runner/result.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';

/** Texts in which no secret may stand, by where they were found. */
export type Places = Readonly<Record<string, string>>;

/** A secret that occurs nowhere else. */
export function canary(): string {
  return `canary${randomBytes(18).toString('hex')}`;
}

/** The forms in which a secret can come to light: raw, base64 in its three alignments, URL, JSON. */
export function formsOf(secret: string): readonly string[] {
  const encoded = [0, 1, 2].map((shift) => {
    const text = Buffer.from(`${'x'.repeat(shift)}${secret}`).toString('base64');
    return text.slice(shift === 0 ? 0 : 4, -4);
  });
  return [secret, ...encoded, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
}

/** Where which of the secrets stand, in whatever form, told by their number. */
export function findSecrets(places: Places, secrets: readonly string[]): readonly string[] {
  return Object.entries(places).flatMap(([place, text]) =>
    secrets
      .map((secret, index) => (formsOf(secret).some((form) => text.includes(form)) ? `${index}` : ''))
      .filter((index) => index !== '')
      .map((index) => `secret ${index} in ${place}`),
  );
}

/**
 * All that a step told. Its log as it printed it, since the runner's masks are the second line of defence; but for the
 * commands that add masks, which the runner swallows.
 */
export function placesOfStep(step: StepResult, name: string): Places {
  const log = step.rawLog.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  const { state, exportedEnv, outputs, summary, annotations } = step;
  const told = { log: log.join('\n'), state, exportedEnv, outputs, summary, annotations, shown: step.log };
  return Object.fromEntries(
    Object.entries(told).map(([part, value]) => [
      `${part} of ${name}`,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}

/** The files of a job that are not among `known`, which are the test's own. */
export function placesOfFiles(job: ActionJob, known: readonly string[]): Places {
  const entries = readdirSync(join(job.home, '..'), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.filter((path) => !known.includes(path)).map((path) => [path, readFileSync(path, 'latin1')]),
  );
}

/** What everybody on the machine, or its owner, sees of the job's renewer. */
export function placesOfRenewer(job: ActionJob): Places {
  return Object.fromEntries(
    renewersOf(job).flatMap((pid) => [
      ['arguments of the renewer', readProc(pid, 'cmdline').join('\n')],
      ['environment of the renewer', readProc(pid, 'environ').join('\n')],
    ]),
  );
}

/** The folders and files below a folder that others can read, with their modes; itself included. */
export function openTo(folder: string): readonly string[] {
  const paths = [folder, ...readdirSync(folder, { encoding: 'utf8' }).map((name) => join(folder, name))];
  return paths
    .map((path) => ({ path, status: statSync(path) }))
    .filter(({ status }) => (status.mode & 0o777) !== (status.isDirectory() ? 0o700 : 0o600))
    .map(({ path, status }) => `${(status.mode & 0o777).toString(8)} ${path}`);
}

/** A credential plugin that prints this, on stdout or, as one that fails, on stderr; answers its path. */
export function writePlugin(job: ActionJob, prints: string, fails = false): string {
  const path = join(job.home, '..', 'plugin');
  const end = fails ? '>&2; exit 1' : '';
  writeFileSync(path, `#!/bin/sh\n{ cat <<'END'\n${prints}\nEND\n} ${end}\n`);
  chmodSync(path, 0o700);
  return path;
}

/** What a credential plugin prints that has this credential. */
export function execCredential(status: object): string {
  return JSON.stringify({
    apiVersion: 'client.authentication.k8s.io/v1beta1',
    kind: 'ExecCredential',
    status,
  });
}

/** The `exec` section of a kubeconfig user for a plugin. */
export function execSection(command: string, more: object = {}): object {
  return { exec: { apiVersion: 'client.authentication.k8s.io/v1beta1', command, ...more } };
}
