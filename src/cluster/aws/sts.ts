import { ActionError } from '../../lib/errors.ts';
import { audienceOf, subjectOf } from '../../lib/jwt.ts';
import { toSafeLine, truncate, withoutSecrets } from '../../lib/safe-text.ts';
import type { WholeAnswer } from '../network/exchange.ts';
import type { AwsCredentials } from './credentials.ts';
import { hintOfKeyFault } from './key-fault.ts';
import { askSts, askStsSigned, type Sts, stsField } from './sts-call.ts';

/** A role, and the name under which its use is seen in the audit logs of AWS and of the cluster. */
export type Assumption = { readonly roleArn: string; readonly sessionName: string };

/** Credentials of a role for the bearer of a web identity's token. Code `unauthorized` with STS' words. */
export async function assumeRoleWithWebIdentity(
  sts: Sts,
  { roleArn, sessionName }: Assumption,
  webIdentityToken: string,
  signal: AbortSignal,
): Promise<AwsCredentials> {
  const parameters = { RoleArn: roleArn, RoleSessionName: sessionName, WebIdentityToken: webIdentityToken };
  const answer = await askSts(sts, 'AssumeRoleWithWebIdentity', parameters, signal);
  const [subject, audience] = [subjectOf(webIdentityToken), audienceOf(webIdentityToken)];
  const token = `its audience ${audience || '(none)'} and its subject ${subject || '(none)'}`;
  return readCredentials(answer, roleArn, `Its trust policy must name the token's issuer, ${token}.`);
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
  const word = externalId === '' ? {} : { ExternalId: externalId };
  const parameters = { RoleArn: roleArn, RoleSessionName: sessionName, ...word };
  const answer = await askStsSigned(sts, 'AssumeRole', parameters, credentials, signal);
  return readCredentials(answer, roleArn, 'Its trust policy must name the identity that assumes it.');
}

/** Whose credentials these are, or why STS does not take them, and STS' clock. */
export type Caller = {
  /** '' = it does not tell. */
  readonly arn: string;
  /** The code of its error, '' when there is none. */
  readonly refusal: string;
  /** NaN when it does not tell. */
  readonly dateMs: number;
};

/** Asks STS whose credentials these are. */
export async function callerIdentity(
  sts: Sts,
  credentials: AwsCredentials,
  signal: AbortSignal,
): Promise<Caller> {
  const { status, text, date } = await askStsSigned(sts, 'GetCallerIdentity', {}, credentials, signal);
  const dateMs = Date.parse(date);
  return status === 200
    ? { arn: stsField(text, 'Arn'), refusal: '', dateMs }
    : { arn: '', refusal: stsField(text, 'Code'), dateMs };
}

function readCredentials({ status, text }: WholeAnswer, roleArn: string, hint: string): AwsCredentials {
  const credentials = {
    accessKeyId: stsField(text, 'AccessKeyId'),
    secretAccessKey: stsField(text, 'SecretAccessKey'),
    sessionToken: stsField(text, 'SessionToken'),
    expiresMs: Date.parse(stsField(text, 'Expiration')),
  };
  const isWhole = Object.values(credentials).every((value) => value !== '' && !Number.isNaN(value));
  if (status === 200 && isWhole) return credentials;
  const code = stsField(text, 'Code');
  const words = [code, stsField(text, 'Message')].filter((word) => word !== '').join(': ');
  // A proxy answers in STS' place with a page of its own, and even with 200.
  const unsaid = `status ${status} without a word of STS, which a proxy may have answered`;
  const why = truncate(withoutSecrets(toSafeLine(words)), 120) || unsaid;
  const what = `STS refused to assume ${truncate(roleArn, 100)}: ${why}.`;
  // Keys that STS does not take say nothing of the role.
  throw new ActionError({ code: 'unauthorized', message: what, hint: hintOfKeyFault(code) || hint });
}
