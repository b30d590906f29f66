import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { TomlTable } from 'smol-toml';

import { parseBuildkitd } from '../builder/buildkitd.ts';
import type { Environment } from '../environment.ts';
import { ActionError } from '../errors.ts';
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
  try {
    return parseBuildkitd('buildkitd-config', readFileSync(resolve(environment.workFolder, path), 'utf8'));
  } catch (error) {
    if (error instanceof ActionError) throw error;
    throw bad('buildkitd-config', path, 'It is the path of a file that can be read.');
  }
}
