import { randomUUID } from 'node:crypto';
import { arch } from 'node:os';

/** Variables of a process. */
export type Environment = Readonly<Record<string, string>>;

/** The folders of a job. */
export interface Folders {
  readonly home: string;
  readonly temp: string;
  readonly workspace: string;
}

/** What a job on a hosted Linux runner finds, and nothing of the environment of the tests. */
export function hostedEnvironment({ home, temp, workspace }: Folders): Environment {
  return {
    CI: 'true',
    HOME: home,
    LANG: 'C.UTF-8',
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    GITHUB_ACTION: '__self',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_JOB: 'build',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'octo-org/octo-repo',
    GITHUB_REPOSITORY_OWNER: 'octo-org',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1658821493',
    GITHUB_RUN_NUMBER: '3',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53',
    GITHUB_WORKFLOW: 'ci',
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: arch() === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'GitHub Actions 1',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    RUNNER_TRACKING_ID: `github_${randomUUID()}`,
  };
}

/** What earlier steps left to later ones. */
export interface Exported {
  readonly env: Environment;
  /** newest last */
  readonly paths: readonly string[];
}

/** The environment of a step: exported variables beat the job's, but the runner's own are not to be changed. */
export function stepEnvironment(job: Environment, exported: Exported, step: Environment): Environment {
  const own = Object.entries(job).filter(([name]) => /^(GITHUB|RUNNER)_/.test(name));
  const merged: Record<string, string> = { ...job, ...exported.env, ...step, ...Object.fromEntries(own) };
  merged.PATH = [...exported.paths.toReversed(), merged.PATH].join(':');
  return merged;
}

/** What later steps find after this one. The runner keeps NODE_OPTIONS out. */
export function mergeExports(before: Exported, env: Environment, paths: readonly string[]): Exported {
  const allowed = Object.entries(env).filter(([name]) => name.toUpperCase() !== 'NODE_OPTIONS');
  return {
    env: { ...before.env, ...Object.fromEntries(allowed) },
    paths: [...before.paths.filter((path) => !paths.includes(path)), ...paths],
  };
}
