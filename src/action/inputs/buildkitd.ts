import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { type Buildkitd, parseBuildkitd, refuseTooLarge } from '../../builders/manifests/buildkitd.ts';
import { tableIn } from '../../builders/manifests/buildkitd-shape.ts';
import { normalPath } from '../../builders/manifests/daemon.ts';
import { storeFolderOf } from '../../buildx/store.ts';
import { absolute } from '../../cluster/kubeconfig/files.ts';
import { ActionError } from '../../lib/errors.ts';
import { outsidersIn } from '../../lib/github/outsiders.ts';
import { readRegularFile, utf8 } from '../../lib/system/regular-file.ts';
import { isOfWorkspace } from '../../lib/system/workspace.ts';
import type { Topic } from '../../lib/topics.ts';
import type { Environment } from '../runner/environment.ts';
import { takeFiles } from './config-files.ts';
import { refuseFileOfForks } from './forks.ts';
import { readMountPaths } from './pod-patch.ts';
import { input, invalidInput } from './text.ts';

/** The user's configuration of the daemon, empty when there is none, and what the log has to say of it. */
export type GivenBuildkitd = Buildkitd & {
  /** Whose it is, such as `Input buildkitd-config`. */
  readonly subject: string;
  readonly notes: readonly Note[];
};

/** A line for the log. */
export type Note = {
  readonly level: 'info' | 'warning';
  readonly line: string;
  /** Of a warning; undefined = `input`. */
  readonly topic?: Topic;
};

/** A text of TOML: whose it is, and whether whoever wrote it may name files outside of the workspace. */
type Source = { readonly subject: string; readonly text: string; readonly isTrusted: boolean };

/** Reads the configuration of the file or the text; else, as buildx does, of its folder on the runner. */
export function readBuildkitd(environment: Environment): GivenBuildkitd {
  const path = input('buildkitd-config');
  const inline = input('buildkitd-config-inline');
  if (path !== undefined && inline !== undefined) {
    const message = 'Inputs buildkitd-config and buildkitd-config-inline cannot be set together.';
    throw new ActionError({ code: 'input', message, hint: 'Set one.' });
  }
  if (inline !== undefined)
    return read({ subject: 'Input buildkitd-config-inline', text: inline, isTrusted: true }, environment);
  return path === undefined ? readDefault(environment) : readFile(path, environment);
}

function readFile(path: string, environment: Environment): GivenBuildkitd {
  const source = absolute(path, environment);
  refuseFileOfForks('buildkitd-config', source, environment);
  const file = readRegularFile(source);
  const text = file.kind === 'content' ? utf8(file.bytes) : undefined;
  if (text === undefined) {
    const why = file.kind === 'none' ? file.why : 'it is not UTF-8 text';
    throw invalidInput('buildkitd-config', path, `It is the path of a file; here: ${why}.`);
  }
  const isTrusted = outsidersIn(environment) === 'none' || !isOfWorkspace(source, environment.workFolder);
  return read({ subject: 'Input buildkitd-config', text, isTrusted }, environment);
}

/** Reads the file of the runner that `docker buildx create` takes where none is given (buildx, util/confutil/config.go). */
function readDefault(environment: Environment): GivenBuildkitd {
  const { buildxConfig, dockerConfigFolder } = environment;
  const path = join(storeFolderOf(buildxConfig, dockerConfigFolder), 'buildkitd.default.toml');
  if (!existsSync(path)) return { config: {}, files: [], subject: 'Input buildkitd-config', notes: [] };
  const subject = `The runner's ${path}`;
  const file = readRegularFile(path);
  const text = file.kind === 'content' ? utf8(file.bytes) : undefined;
  if (text === undefined)
    throw new ActionError({
      code: 'input',
      message: `${subject} cannot be read.`,
      hint: 'Remove it, or set buildkitd-config.',
    });
  const { notes, ...given } = read({ subject, text, isTrusted: true }, environment);
  const line = `BuildKit is configured by ${path}, as docker buildx create would.`;
  return { ...given, notes: [{ level: 'info', line }, ...notes] };
}

function read({ subject, text, isTrusted }: Source, environment: Environment): GivenBuildkitd {
  const { config, unknown } = parseBuildkitd(subject, text);
  const { workFolder } = environment;
  const mounts = readMountPaths();
  const isMounted = (path: string): boolean =>
    path.startsWith('/') && mounts.some((mount) => `${normalPath(path)}/`.startsWith(`${mount}/`));
  const given = takeFiles(config, { subject, workFolder, isMounted, onlyWorkspace: !isTrusted });
  refuseTooLarge(subject, given);
  return { ...given, subject, notes: notesOn(subject, given, unknown) };
}

function notesOn(subject: string, { config, files }: Buildkitd, unknown: readonly string[]): readonly Note[] {
  const notes: Note[] = [];
  const note = (level: Note['level'], line: string): unknown =>
    notes.push({ level, line: `${subject}: ${line}`, topic: 'buildkitd-config' });
  const keys = unknown.slice(0, 5).join(', ');
  if (unknown.length > 0) note('warning', `BuildKit 0.33 does not know ${keys}, and ignores it.`);
  if (tableIn(config, 'worker').containerd !== undefined)
    note('info', '[worker.containerd] has no effect: builders have the OCI worker.');
  const keyNames = files.filter(({ text }) => text.includes('PRIVATE KEY')).map(({ path }) => path);
  if (keyNames.length > 0) {
    const names = keyNames.join(', ');
    note('info', `whoever may read Deployments and pods in the namespace can read ${names}.`);
  }
  return notes;
}
