import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type LocalRequest, type Reply, sendReply } from '../api/local-server.ts';
import type { SeenRequest } from '../api/scripted-server.ts';
import { ID_TOKEN_PATH, type IdTokens, makeIdTokens } from '../github/id-tokens.ts';
import { type Claims, makeTokenKey } from '../github/jwt.ts';
import { startClock } from '../runner/clock.ts';
import { containerAgent, metadata, ssoPortal, ssoRenewal } from './credential-servers.ts';
import { answerEks, type EksWorld } from './eks.ts';
import { callerOf } from './eks-bearer.ts';
import { ACCOUNT, type EksCluster, REGION } from './eks-cluster.ts';
import { makeIdentities } from './identities.ts';
import { splitUrl } from './query.ts';
import type { Role } from './role.ts';
import { answerSts } from './sts.ts';
import type { StsWorld } from './sts-actions.ts';

/** What a test lets happen instead of the ordinary answer; true = it has answered, or never will. */
export type InterveneAws = (request: SeenRequest, response: ServerResponse) => boolean;

/** How long things live that this AWS gives, if not as long as the real ones. */
export type Lives = {
  readonly keySeconds?: number;
  readonly idTokenSeconds?: number;
  /** Claims of the ID tokens, in the place of the usual ones. */
  readonly claims?: Claims;
};

/** The user of these tests, and the role that it, the machine and each job of GitHub may assume. */
export const USER = `arn:aws:iam::${ACCOUNT}:user/ci`;
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/ci`;
const MACHINE_ROLE = `arn:aws:iam::${ACCOUNT}:role/machine-role`;
export const SSO_ROLE = `arn:aws:iam::${ACCOUNT}:role/sso`;
const CONTAINER_ROLE = `arn:aws:iam::${ACCOUNT}:role/container`;

/** One for all: it takes long to make. */
const tokenKey = makeTokenKey('key-1');

/** STS, EKS, the metadata service, a container's agent and GitHub's ID tokens, to be put on one http server. */
export class FakeAws {
  readonly clock = startClock();
  readonly identities = makeIdentities(this.clock, []);
  readonly clusters: EksCluster[] = [];
  readonly roles: Role[] = [{ arn: ROLE, principals: [USER, MACHINE_ROLE], trusts: () => true }];
  readonly containerToken = `container-${randomBytes(16).toString('hex')}`;
  /** Of somebody who has run `aws sso login`. */
  readonly ssoToken = `sso-${randomBytes(16).toString('hex')}`;
  readonly idTokens: IdTokens;
  intervene: InterveneAws = () => false;
  readonly #world: StsWorld & EksWorld;
  readonly #machine: (request: LocalRequest) => Reply;
  readonly #container: (request: LocalRequest) => Reply;
  readonly #sso: (request: LocalRequest) => Reply;

  constructor({ keySeconds, idTokenSeconds, claims = {} }: Lives = {}) {
    const { clock, identities, clusters, roles } = this;
    const issuer = 'https://token.actions.githubusercontent.com';
    this.idTokens = makeIdTokens({ clock, key: tokenKey, issuer, claims, lifeSeconds: idTokenSeconds });
    const world = { clock, identities, clusters, roles, region: REGION, issuer: this.idTokens };
    this.#world = { ...world, ...(keySeconds === undefined ? {} : { lifeSeconds: keySeconds }) };
    const issue = (role: string) => identities.assume(role, 'machine', keySeconds ?? 3600);
    this.#machine = metadata('machine-role', () => issue(MACHINE_ROLE));
    this.#container = containerAgent(this.containerToken, () => issue(CONTAINER_ROLE));
    this.#sso = ssoPortal(this.ssoToken, () => identities.assume(SSO_ROLE, 'somebody', keySeconds ?? 3600));
  }

  /** Whom a cluster of this id sees in an Authorization header: an ARN, or else what is wrong. */
  callerOf(authorization: string, clusterId: string): string {
    return callerOf(this.#world, authorization, clusterId);
  }

  /** The names of the sessions that were given keys. */
  get sessionNames(): readonly string[] {
    const sessions = this.identities.all().filter(({ arn }) => arn.includes(':assumed-role/'));
    return [...new Set(sessions.map(({ arn }) => arn.split('/').at(-1) ?? ''))];
  }

  /** What must not be seen anywhere, as of now. */
  get secrets(): readonly string[] {
    const keys = this.identities.all().flatMap((one) => [one.secretAccessKey, one.sessionToken ?? '']);
    const { minted, requestToken } = this.idTokens;
    return [...keys, ...minted, requestToken, this.containerToken, this.ssoToken].filter((one) => one !== '');
  }

  readonly script = (request: SeenRequest, response: ServerResponse): void => {
    // Whoever answers, a test among them, does so at AWS' hour.
    response.sendDate = false;
    response.setHeader('date', this.clock.now().toUTCString());
    if (this.intervene(request, response)) return;
    this.#answer({ ...request, url: request.path }).then(
      (reply) => sendReply(response, reply),
      () => response.destroy(),
    );
  };

  async #answer(request: LocalRequest): Promise<Reply> {
    const { path } = splitUrl(request.url);
    if (path === '/') return (await answerSts(this.#world, request)).reply;
    if (path.startsWith('/clusters/')) return answerEks(this.#world, request).reply;
    if (path.startsWith('/latest/')) return this.#machine(request);
    if (path.startsWith('/v1/')) return this.#container(request);
    if (path.startsWith('/federation/')) return this.#sso(request);
    if (path === '/token') return ssoRenewal(`renews-${this.ssoToken}`, this.ssoToken)(request);
    return path === ID_TOKEN_PATH ? this.idTokens.answer(request) : { status: 404, body: '' };
  }
}
