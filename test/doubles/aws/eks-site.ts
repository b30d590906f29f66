import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { RbacAuthorizationV1Api } from '@kubernetes/client-node';

import { administrator } from '../../site/administrator.ts';
import type { Site } from '../../site/site.ts';
import { type GitHubIssuer, startGitHubIssuer } from '../github/github-issuer.ts';
import {
  type SecondApiServer,
  secondApiServerTimeoutMs,
  startSecondApiServer,
} from '../network/second-api-server.ts';
import { type Clock, startClock } from '../runner/clock.ts';
import type { Environment } from '../runner/environment.ts';
import { type Authenticator, authenticatorTimeoutMs, startAuthenticator } from './authenticator.ts';
import { type CredentialServer, startMetadata } from './credential-servers.ts';
import { ACCOUNT, activeCluster, type EksCluster, REGION } from './eks-cluster.ts';
import { type Identities, makeIdentities } from './identities.ts';
import { type LocalAws, startLocalAws } from './local-aws.ts';

/** The role that the cluster knows, and one that may only assume it. */
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/builds`;
export const OTHER_ROLE = `arn:aws:iam::${ACCOUNT}:role/stepping-stone`;
/** What an ID token of GitHub must be for. */
export const AUDIENCE = 'https://kubernetes.example.com';

/** The test cluster as one of EKS, by name `prod`: AWS' own verifier of tokens behind an API server, and an AWS to ask. */
export type EksSite = {
  readonly aws: LocalAws;
  readonly issuer: GitHubIssuer;
  readonly identities: Identities;
  /** Answers with temporary keys of the role. */
  readonly machine: CredentialServer;
  readonly door: SecondApiServer;
  /** Path of the file with the authority of AWS' servers. */
  readonly authorityFile: string;
  /** What EKS knows, to be added to. */
  readonly clusters: EksCluster[];
  /** What every job has: AWS by its own names, and no machine that would answer for another one. */
  readonly network: () => Environment;
  readonly close: () => Promise<void>;
};

/** How long `startEksSite` may take. */
export const eksSiteTimeoutMs = authenticatorTimeoutMs + secondApiServerTimeoutMs;

/** Starts it; who comes by the role may do in the site what mode ensure needs. */
export async function startEksSite(site: Site): Promise<EksSite> {
  const clock = startClock();
  const folder = mkdtempSync(join(tmpdir(), 'eks-site-'));
  const clusters: EksCluster[] = [];
  const identities = makeIdentities(clock, []);
  const issuer = await startGitHubIssuer(clock);
  const aws = await startAws(clock, identities, issuer, clusters);
  const mapping = { rolearn: ROLE, username: 'builds:{{SessionName}}', groups: ['builds'] };
  const authenticator: Authenticator = await startAuthenticator('prod', REGION, aws, [mapping]);
  const gitHub = { issuer, audience: AUDIENCE };
  const door = await startSecondApiServer(site.endpoint, { webhook: authenticator.webhook, gitHub });
  const machine = await startMetadata('builds', () => identities.assume(ROLE, 'machine', 3600));
  const authorityFile = join(folder, 'authority.pem');
  writeFileSync(authorityFile, aws.authorityPem);
  await bind(site, 'builds');
  await bind(site, 'github:repository:octo-org/octo-repo');
  clusters.push(clusterAt('prod', door.endpoint.server, door));
  return {
    ...{ aws, issuer, identities, machine, door, authorityFile, clusters },
    network: () => ({
      HTTPS_PROXY: `http://127.0.0.1:${aws.proxy.port}`,
      NO_PROXY: new URL(door.endpoint.server).hostname,
      NODE_EXTRA_CA_CERTS: authorityFile,
      AWS_EC2_METADATA_SERVICE_ENDPOINT: machine.url,
    }),
    close: async () => {
      await Promise.all([door, authenticator, aws, issuer, machine].map((one) => one.close()));
      rmSync(folder, { recursive: true });
    },
  };
}

function startAws(
  clock: Clock,
  identities: Identities,
  issuer: GitHubIssuer,
  clusters: readonly EksCluster[],
): Promise<LocalAws> {
  const roles = [
    { arn: ROLE, principals: [OTHER_ROLE], trusts: () => true },
    { arn: OTHER_ROLE, trusts: () => true },
  ];
  return startLocalAws({ clock, identities, issuer, region: REGION, roles, clusters });
}

/** A cluster of this name behind that door, as EKS describes it; `server` is where its clients are to go. */
export function clusterAt(name: string, server: string, { endpoint }: SecondApiServer): EksCluster {
  return activeCluster(name, server, endpoint.caPem);
}

async function bind(site: Site, group: string): Promise<void> {
  const rbac = administrator(site.bed).makeApiClient(RbacAuthorizationV1Api);
  await rbac.createNamespacedRoleBinding({
    namespace: site.namespace,
    body: {
      metadata: { generateName: 'way-' },
      subjects: [{ kind: 'Group', name: group, apiGroup: 'rbac.authorization.k8s.io' }],
      roleRef: { kind: 'Role', name: 'ensure', apiGroup: 'rbac.authorization.k8s.io' },
    },
  });
}
