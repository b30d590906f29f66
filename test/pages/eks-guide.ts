import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type LocalRequest, type Reply, startLocalServer } from '../doubles/api/local-server.ts';
import { awscliCommand } from '../doubles/aws/awscli.ts';
import { ACCOUNT } from '../doubles/aws/eks-cluster.ts';
import { shellBlocks } from './commands.ts';

const GUIDE = join(import.meta.dirname, '..', '..', 'docs', 'eks.md');

/** A call that the AWS CLI made: what it asked for, and its parameters or its body. */
export type AwsCall = { readonly action: string; readonly parameters: Readonly<Record<string, unknown>> };

/** A repository, as `gh api` tells of it. */
export type Repository = { readonly name: string; readonly ownerId: string; readonly id: string };

/**
 * Types every command of docs/eks.md, for another repository, with the AWS CLI itself: its calls go to this computer.
 * kubectl and gh are stand-ins. Returns the calls in their order; rejects with the output when a command fails.
 */
export async function typeEksGuide(repository: Repository): Promise<readonly AwsCall[]> {
  const calls: AwsCall[] = [];
  const server = await startLocalServer((request) => {
    const call = callOf(request);
    calls.push(call);
    return answerTo(call);
  });
  const folder = mkdtempSync(join(tmpdir(), 'eks-guide-'));
  try {
    await writePrograms(join(folder, 'bin'), repository);
    const commands = shellBlocks(readFileSync(GUIDE, 'utf8')).join('\n');
    const script = `set -eu\n${commands.replace('REPOSITORY=acme/shop', `REPOSITORY=${repository.name}`)}`;
    await typeIn(folder, script, server.url);
    return calls;
  } finally {
    rmSync(folder, { recursive: true });
    await server.close();
  }
}

async function writePrograms(folder: string, { ownerId, id }: Repository): Promise<void> {
  const quoted = (await awscliCommand()).map((word) => `'${word}'`).join(' ');
  const programs = {
    aws: `exec ${quoted} "$@"`,
    gh: `case "$*" in *.owner.id) echo ${ownerId} ;; *) echo ${id} ;; esac`,
    kubectl: 'true',
  };
  mkdirSync(folder);
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
}

function typeIn(folder: string, script: string, url: string): Promise<void> {
  const keys = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' };
  const settings = { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
  const path = `${join(folder, 'bin')}:${process.env.PATH}`;
  const env = { PATH: path, HOME: folder, AWS_ENDPOINT_URL: url, ...keys, ...settings };
  return new Promise((resolve, reject) => {
    execFile('bash', ['-c', script], { cwd: folder, env }, (error, stdout, stderr) => {
      if (error === null) resolve();
      else reject(new Error(`${stdout}\n${stderr}`));
    });
  });
}

/** Services of AWS are asked in three ways: by a form, by a header, and by the path. */
function callOf({ method, url, headers, body }: LocalRequest): AwsCall {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return { action: target, parameters: JSON.parse(body) };
  if (body.startsWith('{')) return { action: `${method} ${url}`, parameters: JSON.parse(body) };
  const { Action = '', ...parameters } = Object.fromEntries(new URLSearchParams(body));
  return { action: Action, parameters };
}

function answerTo({ action }: AwsCall): Reply {
  if (!/^\w+$/.test(action))
    return { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
  const body = `<R><${action}Result><Account>${ACCOUNT}</Account></${action}Result></R>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}

type TrustPolicy = {
  readonly Statement: readonly {
    readonly Condition: { readonly StringLike: Readonly<Record<string, readonly string[]>> };
  }[];
};

/** Returns the subjects that the role of these calls trusts, as regular expressions. */
export function trustedSubjects(calls: readonly AwsCall[]): readonly RegExp[] {
  const created = calls.find(({ action }) => action === 'CreateRole');
  const policy: TrustPolicy = JSON.parse(String(created?.parameters.AssumeRolePolicyDocument));
  const patterns = policy.Statement.flatMap(
    ({ Condition }) => Condition.StringLike['token.actions.githubusercontent.com:sub'] ?? [],
  );
  return patterns.map((pattern) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`));
}
