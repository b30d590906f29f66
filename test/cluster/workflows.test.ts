import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { runWorkflow, workflowTimeoutMs } from '../support/act.ts';
import { makeSite, type Site, untilContents } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await makeSite();
});
afterAll(() => site.remove());

const folder = join(import.meta.dirname, '..', 'workflows');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

test(
  'a workflow gets a builder by one step, builds on it in the next one, and lets it go at its end',
  async () => {
    const secrets = { KUBECONFIG: site.kubeconfig('ensure') };
    const { exitCode, log } = await runWorkflow(site, { text: read('smoke.yml'), secrets, actions: {} });
    expect(exitCode, log).toBe(0);
    expect(log).toMatch(/this step runs on (x86_64|aarch64)/);
    expect(log).toContain('built by smoke, which is running');
    expect(log).toMatch(/Success - Post \.\//);
    await untilContents(site, 60_000, ['claims/smoke-amd64-cache']);
  },
  workflowTimeoutMs,
);

test(
  "an organisation's composite action passes inputs on, and the builder goes at the end of the job",
  async () => {
    const secrets = { KUBECONFIG: site.kubeconfig('ensure') };
    const actions = { 'acme/ci@v1': join(folder, 'acme-ci') };
    const { exitCode, log } = await runWorkflow(site, { text: read('composite.yml'), secrets, actions });
    expect(exitCode, log).toBe(0);
    expect(log).toMatch(/this step runs on (x86_64|aarch64)/);
    await untilContents(site, 60_000, ['claims/smoke-amd64-cache']);
  },
  workflowTimeoutMs,
);
