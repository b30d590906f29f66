import { ActionError, messageOf } from '../../lib/errors.ts';
import { audienceOf, subjectOf } from '../../lib/jwt.ts';
import { toSafeLine, truncate, withoutSecrets } from '../../lib/safe-text.ts';
import type { WholeAnswer } from '../network/exchange.ts';
import { type Send, TRY_MS, unanswered } from '../network/send.ts';
import { hintOfKeyFault } from './caller.ts';
import type { AwsFacts } from './facts.ts';
import type { AwsCredentials, AwsRole } from './source.ts';

/** The STS that is asked: `url` as in `https://sts.eu-central-1.amazonaws.com`, which can be a VPC endpoint. */
export type Sts = {
  readonly url: string;
  readonly region: string;
  /** How far AWS' clock is ahead of this runner's. */
  readonly clockOffsetMs: number;
  readonly send: Send;
  readonly signal: AbortSignal;
};

/** Loads AWS' providers of credentials, a bundle of a megabyte: only where credentials have to be asked for. */
export const loadSdk = () => import('@aws-sdk/credential-providers');

type Sdk = Awaited<ReturnType<typeof loadSdk>>;
export type SdkCredentials = Awaited<ReturnType<ReturnType<Sdk['fromIni']>>>;
type Profile = Required<Parameters<Sdk['fromIni']>[0] & object>;
export type RoleParameters = Parameters<Profile['roleAssumer']>[1];
export type WebIdentityParameters = Parameters<Profile['roleAssumerWithWebIdentity']>[0];

/** What the SDK would print has no place in a step's log, or on a plugin's stderr. */
const silent = (): void => undefined;
export const SILENT = { debug: silent, info: silent, warn: silent, error: silent };

/**
 * Returns credentials of a role for the bearer of a web identity's token.
 *
 * @throws ActionError code `unauthorized` with the words of STS, `unreachable` when it does not answer.
 */
export function assumeRoleWithWebIdentity(
  { roleArn, sessionName }: AwsRole,
  token: string,
  sts: Sts,
): Promise<AwsCredentials> {
  return askWithToken({ RoleArn: roleArn, RoleSessionName: sessionName, WebIdentityToken: token }, sts).then(
    fromSdk,
  );
}

/**
 * Returns credentials of a role for somebody who has others already; AWS limits them to an hour.
 *
 * @throws ActionError code `unauthorized` with the words of STS, `unreachable` when it does not answer.
 */
export function assumeRole(
  { roleArn, sessionName }: AwsRole,
  credentials: AwsCredentials,
  sts: Sts,
): Promise<AwsCredentials> {
  return askWithKeys(toSdk(credentials), { RoleArn: roleArn, RoleSessionName: sessionName }, sts).then(
    fromSdk,
  );
}

export async function askWithToken(parameters: WebIdentityParameters, sts: Sts): Promise<SdkCredentials> {
  const { RoleArn: roleArn = '', RoleSessionName: roleSessionName } = parameters;
  const webIdentityToken = parameters.WebIdentityToken?.trim() ?? '';
  const [subject, audience] = [subjectOf(webIdentityToken), audienceOf(webIdentityToken)];
  const whose = `its audience ${audience ?? '(none)'} and its subject ${subject ?? '(none)'}`;
  const hint = `Its trust policy must name the token's issuer, ${whose}.`;
  const named = roleSessionName === undefined ? {} : { roleSessionName };
  const { fromWebToken } = await loadSdk();
  return askForRole(roleArn, hint, sts, (clientConfig) =>
    fromWebToken({ roleArn, ...named, webIdentityToken, clientConfig, logger: SILENT })(),
  );
}

export async function askWithKeys(
  masterCredentials: SdkCredentials,
  params: RoleParameters,
  sts: Sts,
): Promise<SdkCredentials> {
  const hint = 'Its trust policy must name the identity that assumes it.';
  const { fromTemporaryCredentials } = await loadSdk();
  return askForRole(params.RoleArn ?? '', hint, sts, (clientConfig) =>
    fromTemporaryCredentials({ masterCredentials, params, clientConfig, logger: SILENT })(),
  );
}

async function askForRole(
  roleArn: string,
  hint: string,
  sts: Sts,
  ask: (clientConfig: ReturnType<typeof stsConfig>) => Promise<SdkCredentials>,
): Promise<SdkCredentials> {
  const transport = openTransport(sts);
  try {
    return await ask(stsConfig(sts, transport));
  } catch (error) {
    throwIfStopped(sts.signal);
    throw refusalOfRole(roleArn, hint, transport, error);
  }
}

/** The endpoint is chosen already: the environment must not choose another. */
function stsConfig({ url, region, clockOffsetMs }: Sts, transport: Transport) {
  return {
    endpoint: url,
    region,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    systemClockOffset: clockOffsetMs,
    requestHandler: transport.handler,
    logger: SILENT,
  };
}

/** How one client of the SDK reaches its server, and the outcome of its last request. */
type Transport = {
  readonly handler: {
    readonly handle: (request: SdkRequest) => Promise<{ readonly response: SdkResponse }>;
    readonly updateHttpClientConfig: () => void;
    readonly httpHandlerConfigs: () => object;
  };
  readonly lastOutcome: () => Outcome;
};

type SdkRequest = {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};
type SdkResponse = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** The answer of a server, or why there is none. */
type Outcome = {
  readonly host: string;
  readonly answer: WholeAnswer | undefined;
  readonly fault: unknown;
};

/** Opens a transport by our own sender, which knows the runner's proxies and authorities. The SDK asks again itself. */
export function openTransport({ send, signal }: Pick<Sts, 'send' | 'signal'>): Transport {
  let last: Outcome = { host: 'AWS', answer: undefined, fault: undefined };
  const handle = async (request: SdkRequest): Promise<{ readonly response: SdkResponse }> => {
    const url = urlOf(request);
    const method = request.method === 'POST' ? 'POST' : 'GET';
    const body = textOf(request.body);
    const soon = AbortSignal.any([signal, AbortSignal.timeout(TRY_MS)]);
    try {
      const answer = await send({ method, url: url.href, headers: request.headers, body }, soon);
      last = { host: url.host, answer, fault: undefined };
      return {
        response: { statusCode: answer.status, headers: answer.headers, body: Buffer.from(answer.text) },
      };
    } catch (fault) {
      last = { host: url.host, answer: undefined, fault };
      throw fault;
    }
  };
  return {
    handler: { handle, updateHttpClientConfig: silent, httpHandlerConfigs: () => ({}) },
    lastOutcome: () => last,
  };
}

/** A body of these services is text, or JSON in bytes. The SDK warns of most other ways to read the latter. */
function textOf(body: unknown): string {
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body ?? '');
}

function urlOf({ protocol, hostname, port, path, query = {} }: SdkRequest): URL {
  const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
  for (const [name, value] of Object.entries(query))
    for (const one of [value ?? ''].flat()) url.searchParams.append(name, one);
  return url;
}

function refusalOfRole(roleArn: string, hint: string, transport: Transport, error: unknown): ActionError {
  const { host, answer, fault } = transport.lastOutcome();
  if (answer === undefined) return unanswered(host, fault ?? error);
  const { code, words } = wordsOf(error, answer);
  const message = `STS refused to assume ${truncate(roleArn, 100)}: ${words}.`;
  // Keys that STS does not take say nothing of the role.
  const keyHint = code === undefined ? undefined : hintOfKeyFault(code);
  const topic = keyHint === undefined ? 'aws-role' : 'aws-keys';
  return new ActionError({ code: 'unauthorized', topic, message, hint: keyHint ?? hint, cause: error });
}

/** What STS says in a refusal. A proxy answers in its place with a page of its own, and even with 200. */
function wordsOf(error: unknown, { status, text }: WholeAnswer): { code: string | undefined; words: string } {
  const code = /<Code>([^<]+)<\/Code>/.exec(text)?.[1];
  const unsaid = `status ${status} without a word of STS, which a proxy may have answered`;
  if (code === undefined) return { code, words: unsaid };
  const said = withoutSecrets(toSafeLine(`${code}: ${messageOf(error)}`));
  return { code, words: truncate(said, 120) };
}

/**
 * Gives this process the variables of the step that a recipe is from: the SDK reads them in many places. Whatever else
 * the process wants to know of its environment, it has read by now.
 */
export function restoreVariables({ variables, homeFolder }: AwsFacts): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, variables, { HOME: homeFolder });
}

/** Throws why a job is stopped. A limit of time is no such reason: the message names whoever does not answer then. */
export function throwIfStopped({ aborted, reason }: AbortSignal): void {
  if (aborted && reason instanceof ActionError) throw reason;
}

function toSdk({ accessKeyId, secretAccessKey, sessionToken }: AwsCredentials): SdkCredentials {
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}

export function fromSdk({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiration,
}: SdkCredentials): AwsCredentials {
  return { accessKeyId, secretAccessKey, sessionToken, expiresMs: expiration?.getTime() };
}
