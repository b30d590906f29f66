import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { NOTHING_MORE, runWorkflow, workflowTimeoutMs } from '../pages/act.ts';
import { countPosts } from '../pages/workflow-example.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();

/** What the first workflow leaves. */
const CLAIM = 'claims/smoke-amd64-cache';
const folder = join(import.meta.dirname, '..', 'workflows');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

function runFile(name: string) {
  const secrets = { KUBECONFIG: site.kubeconfig('ensure') };
  return runWorkflow(site, { ...NOTHING_MORE, text: read(name), secrets });
}

test(
  'a workflow gets a builder by one step, builds on it in the next one, and lets it go at its end',
  async () => {
    const run = await runFile('smoke.yml');
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log).toMatch(/this step runs on (x86_64|aarch64)/);
    expect(run.log).toContain('built by smoke, which is running');
    expect(countPosts(run)).toBe(1);
    await untilContents(site, 60_000, [CLAIM]);
  },
  workflowTimeoutMs,
);

test.each([
  ['a step behind ours fails', 'failing.yml', 'Later steps build on failing '],
  // With the default keep-warm of 30 minutes: a builder that never came up is not worth keeping.
  ['our own step fails', 'never-ready.yml', 'created Deployment never-ready-amd64'],
])(
  'a workflow in which %s is red, and its builder is let go all the same',
  async (_, name, made) => {
    const run = await runFile(name);
    expect(run.exitCode, run.log).toBe(1);
    expect(run.log).toContain(made);
    expect(run.log).not.toContain('nobody comes here');
    expect(countPosts(run), run.log).toBe(1);
    await untilContents(site, 60_000, [CLAIM]);
  },
  workflowTimeoutMs,
);
