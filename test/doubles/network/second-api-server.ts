import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { stringify } from 'yaml';
import { until } from '../../run/until.ts';
import type { Endpoint } from '../../site/kubeconfig.ts';
import { callApi } from '../../testbed/api.ts';
import { apiServerProcess } from '../../testbed/restart.ts';
import { authenticationBy } from '../github/github-authentication.ts';
import type { GitHubIssuer } from '../github/github-issuer.ts';
import { freePort, startProgram } from '../runner/program.ts';
import { reviewSelf } from '../runner/review-self.ts';

/** Whom a second API server believes besides those whom the first one does. */
export type Believed = {
  /** Path of the kubeconfig of an authentication webhook. */
  readonly webhook?: string;
  /** An issuer and the audience that its tokens must have. */
  readonly gitHub?: { readonly issuer: GitHubIssuer; readonly audience: string };
};

/** A second API server of the embedded cluster. The first one does not change, nor does what pods see of it. */
export type SecondApiServer = { readonly endpoint: Endpoint; readonly close: () => Promise<void> };

/** How long `startSecondApiServer` may take. */
export const secondApiServerTimeoutMs = 60_000;

/** Starts it beside the first one: the same cluster, keys and rights, on another port. `endpoint` is the first one's. */
export async function startSecondApiServer(
  { caPem, server }: Endpoint,
  believed: Believed,
): Promise<SecondApiServer> {
  const folder = mkdtempSync(join(tmpdir(), 'second-api-server-'));
  const port = await freePort();
  const { program: file, args } = apiServerProcess();
  const program = startProgram(file, [
    ...args.filter((arg) => !arg.startsWith('--secure-port=')),
    `--secure-port=${port}`,
    // The Service kubernetes and the lease of an API server's name stay the first one's.
    '--endpoint-reconciler-type=none',
    '--feature-gates=APIServerIdentity=false',
    ...flagsOf(believed, join(folder, 'authentication.yaml')),
  ]);
  const close = async (): Promise<void> => {
    await program.end();
    rmSync(folder, { recursive: true });
  };
  const url = new URL(server);
  url.port = `${port}`;
  const endpoint = { server: url.origin, caPem };
  try {
    await until('the second API server is ready', secondApiServerTimeoutMs, () =>
      isReady(endpoint, believed),
    );
  } catch (error) {
    await close();
    throw new Error(program.output().slice(-4000), { cause: error });
  }
  return { endpoint, close };
}

function flagsOf({ webhook, gitHub }: Believed, path: string): readonly string[] {
  const flags: string[] = [];
  // A verdict is kept for two minutes otherwise, which is long for a test that moves clocks.
  if (webhook !== undefined)
    flags.push(
      `--authentication-token-webhook-config-file=${webhook}`,
      '--authentication-token-webhook-cache-ttl=1s',
    );
  if (gitHub !== undefined) {
    const { issuer, audience } = gitHub;
    writeFileSync(path, stringify(authenticationBy(issuer, audience)));
    flags.push(`--authentication-config=${path}`);
  }
  return flags;
}

/** It learns an issuer's keys a moment after it is ready for everything else. */
async function isReady({ server, caPem }: Endpoint, { gitHub }: Believed): Promise<boolean> {
  const ready = await callApi('GET', '/readyz', undefined, server).catch(() => ({ status: 0 }));
  if (ready.status !== 200 || gitHub === undefined) return ready.status === 200;
  return (await reviewSelf({ server, caPem }, await gitHub.issuer.mint(gitHub.audience))).status === 201;
}
