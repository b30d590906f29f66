// Fails where a text has a word that a reader of the Kubernetes or GitHub documentation would have to guess.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

/** Each word as a pattern, and what to write. */
const PLAIN: Readonly<Record<string, string>> = {
  anew: 'again',
  'by nobody': 'not',
  'cook(s|ed)?': 'mint',
  darkly: 'without a reason',
  doubt: 'what is unknown',
  'for ever': 'forever',
  kitchen: 'context',
  'log-ins?': 'credentials',
  lonely: 'without',
  'mend(s|ed)?': 'fix',
  'moods?': 'behavior',
  patience: 'how long to wait',
  rival: 'another',
  'there(of|from|upon)': 'of it',
  voice: 'log',
  'where(of|upon)': 'of which',
};

const TEXTS = [
  '{src,test,docs,.github,.ci}/**/*.{ts,mjs,cjs,md,yml,yaml}',
  'README.md',
  'action.yml',
  'vitest.config.ts',
];

function findWords(path: string): readonly string[] {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  return Object.entries(PLAIN).flatMap(([word, plain]) => {
    const pattern = new RegExp(`\\b${word}\\b`, 'i');
    return lines.flatMap((line, index) => {
      const found = pattern.exec(line)?.[0];
      return found === undefined ? [] : [`${path}:${index + 1}: "${found}": write "${plain}"`];
    });
  });
}

const found = globSync(TEXTS, { cwd: root, exclude: ['.ci/words.ts'] })
  .sort()
  .flatMap(findWords);
if (found.length > 0) {
  process.stderr.write(`${found.join('\n')}\n`);
  process.exitCode = 1;
}
