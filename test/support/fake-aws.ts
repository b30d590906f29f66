import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';

import { answer } from './fake-api.ts';
import { type ScriptedServer, type SeenRequest, startPlainServer } from './scripted-server.ts';
import { faultOfPresigned, faultOfSigned, timeOf } from './sigv4-verifier.ts';

/** Keys of somebody, as AWS knows them. */
export type AwsKeys = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly arn: string;
};

/** What a test lets happen instead of the ordinary answer; true = it has answered, or never will. */
export type InterveneAws = (request: SeenRequest, response: ServerResponse) => boolean;

export const ROLE = 'arn:aws:iam::123456789012:role/ci';
const ACCOUNT = '123456789012';
const SKEW_MS = 5 * 60_000;

/** The secrets of a fake AWS: what must not be seen. */
const secretText = (): string => randomBytes(24).toString('base64');

/**
 * STS, EKS, the metadata service, a container's agent and GitHub's ID tokens on one http server of this machine. It
 * verifies every signature, with a clock of its own.
 */
export class FakeAws {
  readonly keys: AwsKeys[] = [];
  readonly clusters = new Map<string, object>();
  readonly requestToken = `request-${randomBytes(16).toString('hex')}`;
  readonly containerToken = `container-${randomBytes(16).toString('hex')}`;
  /** All ID tokens that were given, newest last. */
  readonly idTokens: string[] = [];
  intervene: InterveneAws = () => false;
  clockOffsetMs = 0;
  credentialLifeMs = 3_600_000;
  idTokenLifeMs = 300_000;
  readonly #assumedBy = new Map<string, string>();

  /** Keys of a new identity. */
  newKeys(arn: string, isTemporary = false): AwsKeys {
    const start = isTemporary ? 'ASIA' : 'AKIA';
    const accessKeyId = `${start}${randomBytes(8).toString('hex').toUpperCase()}`;
    const sessionToken = isTemporary ? `${secretText()}+/==` : '';
    const keys = { accessKeyId, secretAccessKey: secretText(), sessionToken, arn };
    this.keys.push(keys);
    return keys;
  }

  /** An ID token that STS believes, when it is for AWS. */
  mintIdToken(audience: string): string {
    const token = idTokenOf(audience, this.nowMs() + this.idTokenLifeMs);
    this.idTokens.push(token);
    return token;
  }

  nowMs(): number {
    return Date.now() + this.clockOffsetMs;
  }

  /** The identity that a bearer token of an EKS cluster stands for; what is wrong with it otherwise. */
  callerOf(authorization: string, clusterId: string): string {
    const [, token = ''] = /^Bearer k8s-aws-v1\.([A-Za-z0-9_-]+)$/.exec(authorization) ?? [];
    if (token === '') return `no token: ${authorization.slice(0, 20)}`;
    const url = Buffer.from(token, 'base64url').toString();
    const fault = faultOfPresigned(
      url,
      { 'x-k8s-aws-id': clusterId },
      (id) => this.#find(id)?.secretAccessKey,
    );
    if (fault !== '') return fault;
    const query = new URL(url).searchParams;
    const keys = this.#find((query.get('X-Amz-Credential') ?? '').split('/')[0] ?? '');
    if (keys === undefined || (query.get('X-Amz-Security-Token') ?? '') !== keys.sessionToken)
      return 'another session token';
    const signedMs = timeOf(query.get('X-Amz-Date') ?? '');
    return Math.abs(signedMs - this.nowMs()) > SKEW_MS ? 'another clock' : keys.arn;
  }

  /** The session names under which roles were assumed. */
  get sessionNames(): readonly string[] {
    return [...this.#assumedBy.keys()];
  }

  readonly script = (request: SeenRequest, response: ServerResponse): void => {
    response.sendDate = false;
    response.setHeader('date', new Date(this.nowMs()).toUTCString());
    if (this.intervene(request, response)) return;
    const { method, path } = request;
    if (path.startsWith('/clusters/')) return this.#describe(request, response);
    if (path.startsWith('/id-token')) return this.#giveIdToken(request, response);
    if (path === '/container') return this.#serveContainer(request, response);
    if (path.startsWith('/latest/')) return this.#serveMachine(request, response);
    if (method === 'POST' && path === '/') return this.#serveSts(request, response);
    answer(response, 404, {});
  };

  #find(accessKeyId: string): AwsKeys | undefined {
    return this.keys.find((keys) => keys.accessKeyId === accessKeyId);
  }

  /** The identity that signed a request, or what is wrong. */
  #signer(request: SeenRequest): AwsKeys | string {
    const fault = faultOfSigned(request, (id) => this.#find(id)?.secretAccessKey);
    if (fault !== '') return fault;
    const [, id = ''] = /Credential=([^/]+)/.exec(request.headers.authorization ?? '') ?? [];
    const keys = this.#find(id);
    if (keys === undefined || (request.headers['x-amz-security-token'] ?? '') !== keys.sessionToken)
      return 'another session token';
    const signedMs = timeOf(`${request.headers['x-amz-date']}`);
    return Math.abs(signedMs - this.nowMs()) > SKEW_MS ? 'another clock' : keys;
  }

  #describe(request: SeenRequest, response: ServerResponse): void {
    const signer = this.#signer(request);
    if (typeof signer === 'string')
      return answer(response, 403, { message: signer }, { 'x-amzn-errortype': 'InvalidSignatureException' });
    const name = decodeURIComponent(request.path.slice('/clusters/'.length));
    const cluster = this.clusters.get(name);
    if (cluster !== undefined) return answer(response, 200, { cluster: { name, ...cluster } });
    const message = `No cluster found for name: ${name}.`;
    answer(response, 404, { message }, { 'x-amzn-errortype': 'ResourceNotFoundException' });
  }

  #giveIdToken({ path, headers }: SeenRequest, response: ServerResponse): void {
    const audience = new URL(path, 'http://x').searchParams.get('audience') ?? '';
    if (headers.authorization?.toLowerCase() !== `bearer ${this.requestToken}`)
      return answer(response, 401, {});
    answer(response, 200, { count: 1, value: this.mintIdToken(audience) });
  }

  #serveContainer({ headers }: SeenRequest, response: ServerResponse): void {
    if (headers.authorization !== this.containerToken) return answer(response, 401, {});
    answer(response, 200, this.#temporary('container'));
  }

  #serveMachine({ method, path, headers }: SeenRequest, response: ServerResponse): void {
    const roles = '/latest/meta-data/iam/security-credentials/';
    if (method === 'PUT' && path === '/latest/api/token') return void response.end('imds-token');
    if (headers['x-aws-ec2-metadata-token'] !== 'imds-token') return void response.writeHead(401).end();
    if (path === roles) return void response.end('machine-role\n');
    if (path === `${roles}machine-role`) return answer(response, 200, this.#temporary('machine-role'));
    response.writeHead(404).end();
  }

  #temporary(role: string): object {
    const keys = this.newKeys(`arn:aws:sts::${ACCOUNT}:assumed-role/${role}/machine`, true);
    return {
      AccessKeyId: keys.accessKeyId,
      SecretAccessKey: keys.secretAccessKey,
      Token: keys.sessionToken,
      Expiration: new Date(this.nowMs() + this.credentialLifeMs).toISOString(),
    };
  }

  #serveSts(request: SeenRequest, response: ServerResponse): void {
    const form = new URLSearchParams(request.body);
    const action = form.get('Action') ?? '';
    if (action === 'AssumeRoleWithWebIdentity') {
      const token = form.get('WebIdentityToken') ?? '';
      const isOurs = this.idTokens.includes(token) && token.includes(claimsPart('sts.amazonaws.com'));
      return isOurs
        ? this.#assume(action, form, response)
        : refuseSts(response, 'InvalidIdentityToken', 'not of GitHub');
    }
    const signer = this.#signer(request);
    if (typeof signer === 'string') return refuseSts(response, 'SignatureDoesNotMatch', signer);
    if (action === 'AssumeRole') return this.#assume(action, form, response);
    sendXml(response, 200, `<GetCallerIdentityResponse><Arn>${signer.arn}</Arn></GetCallerIdentityResponse>`);
  }

  #assume(action: string, form: URLSearchParams, response: ServerResponse): void {
    const [role = '', session = ''] = [form.get('RoleArn') ?? '', form.get('RoleSessionName') ?? ''];
    const arn = `arn:aws:sts::${ACCOUNT}:assumed-role/${role.split('/').at(-1)}/${session}`;
    this.#assumedBy.set(session, arn);
    const keys = this.newKeys(arn, true);
    const expiration = new Date(this.nowMs() + this.credentialLifeMs).toISOString();
    sendXml(response, 200, assumeAnswer(action, keys, expiration));
  }
}

/** As the STS API reference shows it. */
export function assumeAnswer(action: string, keys: AwsKeys, expiration: string): string {
  return `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <${action}Result>
    <AssumedRoleUser>
      <Arn>${keys.arn}</Arn>
      <AssumedRoleId>AROACLKWSDQRAOEXAMPLE:app1</AssumedRoleId>
    </AssumedRoleUser>
    <Credentials>
      <SessionToken>${keys.sessionToken}</SessionToken>
      <SecretAccessKey>${keys.secretAccessKey}</SecretAccessKey>
      <Expiration>${expiration}</Expiration>
      <AccessKeyId>${keys.accessKeyId}</AccessKeyId>
    </Credentials>
  </${action}Result>
  <ResponseMetadata><RequestId>ad4156e9-bce1-11e2-82e6-6b6efEXAMPLE</RequestId></ResponseMetadata>
</${action}Response>`;
}

/** An error as STS answers it. */
export function refuseSts(response: ServerResponse, code: string, message: string, status = 403): void {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  sendXml(response, status, `<ErrorResponse>${error}<RequestId>c6104cbe</RequestId></ErrorResponse>`);
}

function sendXml(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/xml' }).end(text);
}

/** An ID token as GitHub makes it, but for its signature. */
export function idTokenOf(audience: string, expiresMs: number): string {
  const rest = { exp: Math.floor(expiresMs / 1000), sub: 'repo:octo-org/octo-repo:ref:refs/heads/main' };
  const claims = Buffer.from(JSON.stringify(rest)).toString('base64url');
  return `eyJhbGciOiJSUzI1NiJ9.${claims}.${claimsPart(audience)}${randomBytes(16).toString('hex')}`;
}

/** Stands for the audience in a token of the fake service. */
function claimsPart(audience: string): string {
  return Buffer.from(`${audience}/`).toString('base64url');
}

/** The server with its AWS; `close` is owed. */
export type RunningAws = { readonly aws: FakeAws; readonly server: ScriptedServer; readonly url: string };

/** Starts it. */
export async function startFakeAws(): Promise<RunningAws> {
  const aws = new FakeAws();
  const server = await startPlainServer(aws.script);
  return { aws, server, url: server.url };
}

/** The variables of a job with `id-token: write`. */
export function idTokenVariables({ aws, url }: RunningAws): Readonly<Record<string, string>> {
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/id-token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: aws.requestToken,
  };
}

/** The variables that an earlier step leaves for AWS' tools. */
export function keyVariables(keys: AwsKeys): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_SESSION_TOKEN: keys.sessionToken,
  };
}
