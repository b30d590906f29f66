import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { StepResult } from './runner/result.ts';

const PIECES = join(import.meta.dirname, '..', '..', '.build', 'gallery');
const GALLERY = join(import.meta.dirname, '..', 'cluster', 'gallery.md');

const PREFACE = `# What a job says when its builder does not come up

Each is the log of a step on a real cluster, as the person with the red job reads it. Written by the tests
(\`GALLERY=1 npm test -- test/cluster/trouble.test.ts\`); nothing is compared with it.
`;

/** Keeps what a step said, for the gallery; written there only when the variable GALLERY is set. */
export function keepForGallery(title: string, step: StepResult): void {
  mkdirSync(PIECES, { recursive: true });
  const lines = step.log
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`);
  writeFileSync(join(PIECES, `${title}.md`), `\n## ${title}\n\n${lines.join('\n')}\n`);
}

/** Puts the kept pieces together. */
export function writeGallery(): void {
  if (process.env.GALLERY === undefined) return;
  const pieces = readdirSync(PIECES)
    .sort()
    .map((name) => readFileSync(join(PIECES, name), 'utf8'));
  writeFileSync(GALLERY, `${PREFACE}${pieces.join('')}`);
}
