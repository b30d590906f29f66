import { resolve } from 'node:path';

import type { TomlTable } from 'smol-toml';

import { parseBuildkitd } from '../builder/buildkitd.ts';
import type { Environment } from '../environment.ts';
import { ActionError } from '../errors.ts';
import { readRegularFile, utf8 } from '../regular-file.ts';
import { bad, input } from './text.ts';

/** The user's configuration of the daemon, from the file or the text. */
export function readBuildkitd(environment: Environment): TomlTable {
  const path = input('buildkitd-config');
  const inline = input('buildkitd-config-inline');
  if (path !== '' && inline !== '') {
    throw new ActionError(
      'input',
      'Inputs buildkitd-config and buildkitd-config-inline exclude each other.',
      'Set one.',
    );
  }
  if (path === '') return parseBuildkitd('buildkitd-config-inline', inline);
  return parseBuildkitd('buildkitd-config', readText(path, environment.workFolder));
}

function readText(path: string, workFolder: string): string {
  const file = readRegularFile(resolve(workFolder, path));
  const text = file.kind === 'content' ? utf8(file.bytes) : undefined;
  if (text !== undefined) return text;
  const why = file.kind === 'content' ? 'it is not UTF-8 text' : file.why;
  throw bad('buildkitd-config', path, `It is the path of a file; here: ${why}.`);
}
