import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { parse, stringify } from 'yaml';
import type { Environment } from '../doubles/runner/environment.ts';
import { plainHttp } from '../site/registry-config.ts';
import type { Site } from '../site/site.ts';
import { findAct } from '../testbed/programs.ts';
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
  /** More files of the repository, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** More plugins of the Docker CLI than buildx, by name, and the program of each. */
  readonly plugins: Readonly<Record<string, string>>;
  /** What it reads as `vars.NAME`, beside the bed's own. */
  readonly vars: Readonly<Record<string, string>>;
  /** More environment of the runner. */
  readonly env: Environment;
  /** The event, where the workflow has several. */
  readonly event: string | undefined;
  /** What GitHub says of the event. */
  readonly payload: object;
  /** A command that runs the runner somewhere else. */
  readonly within: readonly string[];
};

/** A workflow that gets nothing beyond what each one gets. */
export const NOTHING_MORE: Omit<WorkflowRun, 'text' | 'secrets'> = {
  actions: {},
  files: {},
  plugins: {},
  vars: {},
  env: {},
  event: undefined,
  payload: {},
  within: [],
};

/** How it ended: act's exit code, 0 when every job succeeded, and all that it printed; `sha` is `github.sha`. */
export type WorkflowResult = { readonly exitCode: number; readonly log: string; readonly sha: string };

const ourselves = 'setup-buildx-kubernetes/setup-buildx-kubernetes@v1';

/** Folders in the place of actions that cannot be had without GitHub: test/README.md says what they leave out. */
export const STAND_INS: Readonly<Record<string, string>> = {
  'docker/login-action@v4': standIn('login-action'),
  'docker/build-push-action@v7': standIn('build-push-action'),
  'aws-actions/configure-aws-credentials@v6': standIn('configure-aws-credentials'),
  'aws-actions/amazon-ecr-login@v2': standIn('amazon-ecr-login'),
  'google-github-actions/auth@v3': standIn('google-auth'),
  'google-github-actions/get-gke-credentials@v3': standIn('kubeconfig'),
  'azure/login@v3': standIn('nothing'),
  'azure/use-kubelogin@v1': standIn('nothing'),
  'azure/aks-set-context@v5': standIn('kubeconfig'),
};

function standIn(name: string): string {
  return join(import.meta.dirname, '..', 'workflows', 'stand-ins', name);
}

/**
 * Runs a workflow with nektos/act, its jobs as processes of this machine (no containers), in a scratch repository of
 * test/workflows/repository, on the bed's base image, and this action, which is `./` and our own name at v1.
 * actions/checkout copies it: act does so itself. The bed is in `vars`: NAMESPACE, REGISTRY, BUILDKIT_IMAGE,
 * BUILDKITD_CONFIG.
 */
export async function runWorkflow(site: Site, workflow: WorkflowRun): Promise<WorkflowResult> {
  const act = await findAct((line) => process.stdout.write(`${line}\n`));
  const scratch = mkdtempSync(join(tmpdir(), 'workflow-'));
  try {
    const action = join(scratch, 'action');
    copyAction(action);
    const repository = join(scratch, 'repository');
    const sha = await makeRepository(repository, workflow, site.bed.baseImage);
    const home = join(scratch, 'home');
    makeHome(home, { 'docker-buildx': join(site.bed.binDir, 'docker-buildx'), ...workflow.plugins });
    const actions = { [ourselves]: action, ...STAND_INS, ...workflow.actions };
    const values = { secrets: workflow.secrets, vars: { ...variablesOf(site), ...workflow.vars } };
    for (const [name, pairs] of Object.entries(values))
      writeFileSync(join(scratch, `${name}.yml`), stringify(pairs), { mode: 0o600 });
    writeFileSync(join(scratch, 'event.json'), JSON.stringify(workflow.payload));
    const args = [
      workflow.event ?? eventOf(workflow.text),
      ...LABELS.map((label) => `--platform=${label}=-self-hosted`),
      '--no-cache-server',
      '--concurrent-jobs=3',
      '--container-daemon-socket=-',
      `--secret-file=${join(scratch, 'secrets.yml')}`,
      `--eventpath=${join(scratch, 'event.json')}`,
      `--var-file=${join(scratch, 'vars.yml')}`,
      ...Object.entries(actions).map(([name, folder]) => `--local-repository=${name}=${folder}`),
    ];
    const command = [...placedIn(repository, workflow.within), act, ...args];
    const env = { ...environment(home, site), ...workflow.env };
    return { ...(await runAct(command, repository, env)), sha };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** What the workflows run on. */
const LABELS = ['ubuntu-latest', 'arc-runner-set', 'arc-forks'];

/** The event that starts a workflow, the first of them. */
function eventOf(text: string): string {
  const { on }: { readonly on: string | Readonly<Record<string, unknown>> } = parse(text);
  return typeof on === 'string' ? on : (Object.keys(on)[0] ?? 'push');
}

function makeHome(home: string, plugins: WorkflowRun['plugins']): void {
  const folder = join(home, '.docker', 'cli-plugins');
  mkdirSync(folder, { recursive: true });
  for (const [name, program] of Object.entries(plugins)) symlinkSync(program, join(folder, name));
}

function variablesOf(site: Site): Readonly<Record<string, string>> {
  return {
    NAMESPACE: site.namespace,
    REGISTRY: site.bed.registry,
    BUILDKIT_IMAGE: site.bed.buildkitImage,
    BUILDKITD_CONFIG: plainHttp(site),
  };
}

/** act hands on all of its own environment to steps, so it gets what a runner has, with Node 24 first. */
function environment(home: string, { bed }: Site): NodeJS.ProcessEnv {
  const path = [
    dirname(process.execPath),
    bed.binDir,
    standIn('bin'),
    '/usr/local/bin',
    '/usr/bin',
    '/bin',
  ].join(':');
  const folders = { HOME: home, XDG_CACHE_HOME: join(home, '.cache') };
  // act gives a step a terminal, which a runner does not.
  return { PATH: path, ...folders, LANG: 'C.UTF-8', BUILDKIT_PROGRESS: 'plain' };
}

/** The prefix of a command that runs in a folder, as a place sees it: Go cannot use a folder from before it entered. */
function placedIn(folder: string, within: readonly string[]): readonly string[] {
  return within.length === 0 ? [] : [...within, 'sh', '-c', 'cd "$0" && exec "$@"', folder];
}

function runAct(
  [program = '', ...args]: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Omit<WorkflowResult, 'sha'>> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ exitCode, log: `${stdout}\n${stderr}` });
    });
  });
}
