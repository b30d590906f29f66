import { ActionError } from '../errors.ts';
import type { WholeAnswer } from '../network/exchange.ts';
import { oneSafeLine, shortened, withoutSecrets } from '../untrusted.ts';
import type { AwsCredentials } from './credentials.ts';
import type { AwsSend } from './http.ts';
import { signPost } from './sigv4.ts';

/** The STS that is asked: `url` as in `https://sts.eu-central-1.amazonaws.com`, a VPC endpoint, say, included. */
export type Sts = {
  readonly url: string;
  readonly region: string;
  readonly send: AwsSend;
  readonly nowMs: () => number;
};

/** A role, and the name under which its use is seen in the audit logs of AWS and of the cluster. */
export type Assumption = { readonly roleArn: string; readonly sessionName: string };

const CONTENT_TYPE = 'application/x-www-form-urlencoded; charset=utf-8';

/** Credentials of a role for the bearer of a web identity's token. Code `unauthorized` with STS' words. */
export async function assumeRoleWithWebIdentity(
  sts: Sts,
  { roleArn, sessionName }: Assumption,
  webIdentityToken: string,
  signal: AbortSignal,
): Promise<AwsCredentials> {
  const body = form('AssumeRoleWithWebIdentity', {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    WebIdentityToken: webIdentityToken,
  });
  const headers = { 'content-type': CONTENT_TYPE };
  const answer = await sts.send({ method: 'POST', url: `${sts.url}/`, headers, body }, signal);
  return readCredentials(
    answer,
    roleArn,
    'Its trust policy must name the OIDC provider of GitHub and this repository.',
  );
}

/** A role that others lend; `externalId`: the word that they want to hear, '' = none (IAM User Guide, external ID). */
export type Hop = Assumption & { readonly externalId: string };

/** Credentials of a role for somebody who has others already; AWS limits them to an hour. */
export async function assumeRole(
  sts: Sts,
  { roleArn, sessionName, externalId }: Hop,
  credentials: AwsCredentials,
  signal: AbortSignal,
): Promise<AwsCredentials> {
  const body = form('AssumeRole', {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
    ...(externalId === '' ? {} : { ExternalId: externalId }),
  });
  const answer = await sendSigned(sts, body, credentials, signal);
  return readCredentials(answer, roleArn, 'Its trust policy must name the identity that assumes it.');
}

/** Whose these credentials are, and STS' clock; '' and NaN for what it does not tell. */
export async function callerIdentity(
  sts: Sts,
  credentials: AwsCredentials,
  signal: AbortSignal,
): Promise<{ readonly arn: string; readonly dateMs: number }> {
  const { status, text, date } = await sendSigned(sts, form('GetCallerIdentity', {}), credentials, signal);
  return { arn: status === 200 ? field(text, 'Arn') : '', dateMs: Date.parse(date) };
}

/** Why STS does not take these credentials, as the code of its error; '' when it does. */
export async function callerRefusal(
  sts: Sts,
  credentials: AwsCredentials,
  signal: AbortSignal,
): Promise<string> {
  const { status, text } = await sendSigned(sts, form('GetCallerIdentity', {}), credentials, signal);
  return status === 200 ? '' : field(text, 'Code');
}

async function sendSigned(
  sts: Sts,
  body: string,
  credentials: AwsCredentials,
  signal: AbortSignal,
): Promise<WholeAnswer> {
  const { host } = new URL(sts.url);
  const scope = { region: sts.region, service: 'sts' };
  const headers = signPost(host, CONTENT_TYPE, body, scope, credentials, sts.nowMs());
  return sts.send({ method: 'POST', url: `${sts.url}/`, headers, body }, signal);
}

function form(action: string, parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams({ Action: action, Version: '2011-06-15', ...parameters }).toString();
}

function readCredentials({ status, text }: WholeAnswer, roleArn: string, hint: string): AwsCredentials {
  const credentials = {
    accessKeyId: field(text, 'AccessKeyId'),
    secretAccessKey: field(text, 'SecretAccessKey'),
    sessionToken: field(text, 'SessionToken'),
    expiresMs: Date.parse(field(text, 'Expiration')),
  };
  const isWhole = Object.values(credentials).every((value) => value !== '' && !Number.isNaN(value));
  if (status === 200 && isWhole) return credentials;
  const words = [field(text, 'Code'), field(text, 'Message')].filter((word) => word !== '').join(': ');
  // A proxy answers in STS' place with a page of its own, and even with 200.
  const unsaid = `status ${status} without a word of STS, which a proxy may have answered`;
  const why = shortened(withoutSecrets(oneSafeLine(words)), 120) || unsaid;
  throw new ActionError('unauthorized', `STS refused to assume ${shortened(roleArn, 100)}: ${why}.`, hint);
}

/** STS answers in XML of a fixed form, with one value of each of these names. */
function field(xml: string, name: string): string {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
