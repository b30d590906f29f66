import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type ActionJob, type JobSetup, newJob } from './runner.ts';

/** A job with an action whose bundle is `script`, CommonJS as ncc makes it. Disposed of when the test ends. */
export function jobWith(
  script: string,
  { actionYml, ...options }: JobSetup & { readonly actionYml?: string } = {},
): ActionJob {
  const folder = mkdtempSync(join(tmpdir(), 'action-'));
  const bundle = join(folder, 'dist', 'index.js');
  mkdirSync(join(folder, 'dist'));
  writeFileSync(bundle, `const fs = require('node:fs');\n${script}`);
  if (actionYml !== undefined) writeFileSync(join(folder, 'action.yml'), actionYml);
  const job = newJob({ bundle, ...options });
  onTestFinished(() => {
    job.dispose();
    rmSync(folder, { recursive: true });
  });
  return job;
}
