import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { stringify } from 'yaml';
import { until } from '../../run/until.ts';
import { readLocal } from '../../testbed/api.ts';
import { findAuthenticator } from '../../testbed/programs.ts';
import { freePort, startProgram } from '../runner/program.ts';
import type { LocalAws } from './local-aws.ts';

/** Whom a role is in the cluster. */
export type RoleMapping = {
  readonly rolearn: string;
  readonly username: string;
  readonly groups: readonly string[];
};

/** aws-iam-authenticator, the verifier that EKS runs. */
export type Authenticator = {
  /** Path of the kubeconfig by which an API server asks it. */
  readonly webhook: string;
  readonly output: () => string;
  readonly close: () => Promise<void>;
};

/** How long `startAuthenticator` may take: the first time on a machine, it is built from source. */
export const authenticatorTimeoutMs = 10 * 60_000;

/** Starts it for a cluster of this name; what it asks STS, the local one answers. */
export async function startAuthenticator(
  clusterID: string,
  region: string,
  aws: LocalAws,
  mapRoles: readonly RoleMapping[],
): Promise<Authenticator> {
  const file = await findAuthenticator((line) => process.stdout.write(`${line}\n`));
  const folder = mkdtempSync(join(tmpdir(), 'authenticator-'));
  const path = (name: string): string => join(folder, name);
  const port = await freePort();
  writeFileSync(
    path('config.yaml'),
    stringify({ clusterID, server: { port, hostname: '127.0.0.1', mapRoles } }),
  );
  writeFileSync(path('authority.pem'), aws.authorityPem);
  const flags = [
    '--config',
    path('config.yaml'),
    '--state-dir',
    folder,
    '--generate-kubeconfig',
    path('webhook'),
  ];
  const program = startProgram(file, ['server', ...flags], {
    AWS_REGION: region,
    // It would wait for an address that this machine does not have.
    AWS_EC2_METADATA_DISABLED: 'true',
    HTTPS_PROXY: `http://127.0.0.1:${aws.proxy.port}`,
    SSL_CERT_FILE: path('authority.pem'),
  });
  const close = async (): Promise<void> => {
    await program.end();
    rmSync(folder, { recursive: true });
  };
  try {
    await until('the authenticator answers', 20_000, () => isWell(port));
  } catch (error) {
    await close();
    throw new Error(program.output(), { cause: error });
  }
  return { webhook: path('webhook'), output: program.output, close };
}

async function isWell(port: number): Promise<boolean> {
  return await readLocal(port, '/healthz').then(
    ({ status }) => status === 200,
    () => false,
  );
}
