import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { stringify } from 'yaml';

import { findAct } from '../testbed/programs.ts';
import { plainHttp } from './registry-config.ts';
import type { Site } from './site.ts';
import { copyAction, makeRepository } from './workflow-repository.ts';

/** How long `runWorkflow` may take: the first time on a machine, act is built from source. */
export const workflowTimeoutMs = 10 * 60_000;

/** What a workflow run gets. */
export type WorkflowRun = {
  /** The workflow itself, YAML. */
  readonly text: string;
  /** What it reads as `secrets.NAME`. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Actions of others that it uses, OWNER/NAME@REF, and the folder of each: nothing is fetched. */
  readonly actions: Readonly<Record<string, string>>;
};

/** How it ended: act's exit code, 0 when every job succeeded, and all that it printed. */
export type WorkflowResult = { readonly exitCode: number; readonly log: string };

const ourselves = 'setup-buildx-kubernetes/setup-buildx-kubernetes@v1';

/**
 * Runs a workflow with nektos/act, its jobs as processes of this machine (no containers), in a scratch repository of
 * test/workflows/repository and this action, which is `./` and our own name at v1. actions/checkout copies it: act
 * does so itself. The bed is in `vars`: NAMESPACE, REGISTRY, BASE_IMAGE, BUILDKIT_IMAGE, BUILDKITD_CONFIG.
 */
export async function runWorkflow(site: Site, workflow: WorkflowRun): Promise<WorkflowResult> {
  const act = await findAct((line) => process.stdout.write(`${line}\n`));
  const scratch = mkdtempSync(join(tmpdir(), 'workflow-'));
  try {
    const action = join(scratch, 'action');
    copyAction(action);
    const repository = join(scratch, 'repository');
    await makeRepository(repository, workflow.text);
    const home = join(scratch, 'home');
    makeHome(home, site);
    const actions = { [ourselves]: action, ...workflow.actions };
    const values = { secrets: workflow.secrets, vars: variablesOf(site) };
    for (const [name, pairs] of Object.entries(values))
      writeFileSync(join(scratch, `${name}.yml`), stringify(pairs), { mode: 0o600 });
    const args = [
      'push',
      '--platform=ubuntu-latest=-self-hosted',
      '--no-cache-server',
      '--container-daemon-socket=-',
      `--secret-file=${join(scratch, 'secrets.yml')}`,
      `--var-file=${join(scratch, 'vars.yml')}`,
      ...Object.entries(actions).map(([name, folder]) => `--local-repository=${name}=${folder}`),
    ];
    return await runAct(act, args, repository, environment(home, site));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function makeHome(home: string, { bed }: Site): void {
  const plugins = join(home, '.docker', 'cli-plugins');
  mkdirSync(plugins, { recursive: true });
  symlinkSync(join(bed.binDir, 'docker-buildx'), join(plugins, 'docker-buildx'));
}

function variablesOf(site: Site): Readonly<Record<string, string>> {
  return {
    NAMESPACE: site.namespace,
    REGISTRY: site.bed.registry,
    BASE_IMAGE: site.bed.baseImage,
    BUILDKIT_IMAGE: site.bed.buildkitImage,
    BUILDKITD_CONFIG: plainHttp(site),
  };
}

/** act hands on all of its own environment to steps, so it gets what a runner has, with Node 24 first. */
function environment(home: string, { bed }: Site): NodeJS.ProcessEnv {
  const path = [dirname(process.execPath), bed.binDir, '/usr/local/bin', '/usr/bin', '/bin'].join(':');
  return { PATH: path, HOME: home, XDG_CACHE_HOME: join(home, '.cache'), LANG: 'C.UTF-8' };
}

function runAct(
  act: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<WorkflowResult> {
  return new Promise((resolve) => {
    execFile(act, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ exitCode, log: `${stdout}\n${stderr}` });
    });
  });
}
