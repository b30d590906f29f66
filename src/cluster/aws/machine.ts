import { ActionError } from '../../lib/errors.ts';
import { readMapping, textOf } from '../../lib/json.ts';
import { readRegularFile, utf8 } from '../../lib/system/regular-file.ts';
import type { WholeAnswer, WholeRequest } from '../network/exchange.ts';
import type { AwsCredentials } from './credentials.ts';
import type { AwsSend } from './http.ts';
import { retrying } from './retrying.ts';
import { whySilent } from './silence.ts';

/** The metadata service of a machine; an IPv6 address is chosen by AWS_EC2_METADATA_SERVICE_ENDPOINT. */
export const IMDS_URL = 'http://169.254.169.254';

/**
 * What is missing where nothing else was found. No sign of EC2: at this address Azure has a service of its own, which
 * answers strangers with 400 or 404, and GitHub's runners are Azure's.
 */
export const LOG_IN =
  'Set role-to-assume with permissions id-token: write, or let an earlier step log in to AWS.';

/** Answers to containers get lost after one hop, by default (EC2 User Guide, "Instance metadata options"). */
const HOP_LIMIT = "In a container on EC2, raise the instance's metadata hop limit.";

const TOKEN_SECONDS = 300;

/** Both are next door, but an agent may have to ask AWS first (botocore waits as long: utils.py). */
const MACHINE_MS = 1000;
const AGENT_MS = 2000;

/** The role of the machine (IMDSv2: EC2 User Guide, "Use the Instance Metadata Service"). */
export async function imdsCredentials(
  url: string,
  send: AwsSend,
  signal: AbortSignal,
): Promise<AwsCredentials> {
  const where = 'the metadata service of this machine';
  const ask = async (
    method: 'GET' | 'PUT',
    path: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<string> => {
    const request = { method, url: `${url}/latest/${path}`, headers, body: '' };
    const hint = `${LOG_IN} ${HOP_LIMIT}`;
    const answer = await askNearby(retrying(send, MACHINE_MS), request, where, hint, signal);
    if (answer.status === 200) return answer.text;
    throw refused(where, `status ${answer.status}`, LOG_IN);
  };
  const token = await ask('PUT', 'api/token', { 'x-aws-ec2-metadata-token-ttl-seconds': `${TOKEN_SECONDS}` });
  const headers = { 'x-aws-ec2-metadata-token': token };
  const path = 'meta-data/iam/security-credentials/';
  const [role = ''] = (await ask('GET', path, headers)).split('\n');
  return readJson(await ask('GET', `${path}${encodeURIComponent(role.trim())}`, headers), where);
}

/** What the agent of EKS Pod Identity, or ECS, has for this container (AWS SDKs, container credential provider). */
export async function containerCredentials(
  { url, tokenFile, token }: { readonly url: string; readonly tokenFile: string; readonly token: string },
  send: AwsSend,
  signal: AbortSignal,
): Promise<AwsCredentials> {
  const authorization = tokenFile === '' ? token : readToken(tokenFile);
  const headers = authorization === '' ? {} : { authorization };
  const where = 'the credential service of this container';
  const request = {
    method: 'GET',
    url,
    headers: { accept: 'application/json', ...headers },
    body: '',
  } as const;
  const answer = await askNearby(retrying(send, AGENT_MS), request, where, LOG_IN, signal);
  if (answer.status !== 200)
    throw refused(where, `status ${answer.status}`, 'Is a role associated with its service account?');
  return readJson(answer.text, where);
}

async function askNearby(
  send: AwsSend,
  request: WholeRequest,
  where: string,
  hint: string,
  signal: AbortSignal,
): Promise<WholeAnswer> {
  try {
    return await send(request, signal);
  } catch (error) {
    if (signal.aborted && signal.reason instanceof ActionError) throw signal.reason;
    throw refused(where, whySilent(error), hint);
  }
}

function readToken(path: string): string {
  const file = readRegularFile(path);
  const text = file.kind === 'content' ? utf8(file.bytes)?.trim() : undefined;
  if (text !== undefined) return text;
  throw new ActionError({
    code: 'unauthorized',
    message: 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read.',
    hint: 'It must exist in later steps.',
  });
}

function readJson(text: string, where: string): AwsCredentials {
  const answer = readMapping(text);
  const of = (name: string): string => textOf(answer, name) ?? '';
  const expiresMs = Date.parse(of('Expiration'));
  const credentials = {
    accessKeyId: of('AccessKeyId'),
    secretAccessKey: of('SecretAccessKey'),
    sessionToken: of('Token'),
    expiresMs: Number.isNaN(expiresMs) ? Number.POSITIVE_INFINITY : expiresMs,
  };
  if (credentials.accessKeyId !== '' && credentials.secretAccessKey !== '') return credentials;
  throw refused(where, 'no credentials in its answer', LOG_IN);
}

function refused(where: string, why: string, hint: string): ActionError {
  return new ActionError({
    code: 'unauthorized',
    message: `No AWS credentials from ${where}: ${why}.`,
    hint,
  });
}
