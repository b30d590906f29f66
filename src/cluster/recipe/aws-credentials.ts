import { ActionError } from '../../lib/errors.ts';
import { readRegularFile, utf8 } from '../../lib/system/regular-file.ts';
import type { AwsCredentials } from '../aws/credentials.ts';
import type { AwsSend } from '../aws/http.ts';
import { containerCredentials, imdsCredentials } from '../aws/machine.ts';
import { type ProfilePlace, readProfile } from '../aws/profile.ts';
import type { AwsBase, AwsSource } from '../aws/source.ts';
import { assumeRole, assumeRoleWithWebIdentity } from '../aws/sts.ts';
import type { Sts } from '../aws/sts-call.ts';
import { type IdTokenService, mintIdToken } from './id-token.ts';

/** What a source needs to be asked: the network, and the job's ID tokens. */
export type AwsWays = {
  readonly sts: Sts;
  /** To this machine's own services. */
  readonly sendDirectly: AwsSend;
  readonly idTokens: IdTokenService;
  readonly signal: AbortSignal;
};

/** The audience that AWS expects of GitHub (aws-actions/configure-aws-credentials). */
const AUDIENCE = 'sts.amazonaws.com';

/** Fresh credentials from a source. Code `unauthorized` with the words of whoever refused. */
export async function fetchAwsCredentials({ base, role }: AwsSource, ways: AwsWays): Promise<AwsCredentials> {
  if (base.kind !== 'github') {
    const credentials = await fetchBase(base, ways);
    return role.kind === 'none'
      ? credentials
      : assumeRole(ways.sts, { ...role, externalId: '' }, credentials, ways.signal);
  }
  if (role.kind === 'none')
    throw new ActionError({
      code: 'input',
      message: 'An ID token alone is no AWS credential.',
      hint: 'Set role-to-assume.',
    });
  const token = await mintIdToken(ways.idTokens, AUDIENCE, ways.sts.send, ways.signal);
  return assumeRoleWithWebIdentity(ways.sts, role, token, ways.signal);
}

function fetchBase(base: Exclude<AwsBase, { kind: 'github' }>, ways: AwsWays): Promise<AwsCredentials> {
  switch (base.kind) {
    case 'keys': {
      const { accessKeyId, secretAccessKey, sessionToken } = base;
      return Promise.resolve({
        accessKeyId,
        secretAccessKey,
        sessionToken,
        expiresMs: Number.POSITIVE_INFINITY,
      });
    }
    case 'profile':
      return profileCredentials(base, ways);
    case 'web-identity':
      return assumeRoleWithWebIdentity(ways.sts, base, readToken(base.tokenFile), ways.signal);
    case 'container':
      return containerCredentials(base, ways.sendDirectly, ways.signal);
    case 'imds':
      return imdsCredentials(base.url, ways.sendDirectly, ways.signal);
  }
}

async function profileCredentials(place: ProfilePlace, ways: AwsWays): Promise<AwsCredentials> {
  const profile = readProfile(place);
  const { role_arn: roleArn, source_profile: source, web_identity_token_file: tokenFile } = profile;
  if (roleArn === undefined) return keysOf(profile, place.name);
  const role = { roleArn, sessionName: profile.role_session_name ?? 'setup-buildx-kubernetes' };
  if (tokenFile !== undefined)
    return assumeRoleWithWebIdentity(ways.sts, role, readToken(tokenFile), ways.signal);
  const name = source ?? place.name;
  const hop = { ...role, externalId: profile.external_id ?? '' };
  return assumeRole(ways.sts, hop, keysOf(readProfile({ ...place, name }), name), ways.signal);
}

function keysOf(profile: Readonly<Record<string, string>>, name: string): AwsCredentials {
  const { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey } = profile;
  if (accessKeyId !== undefined && secretAccessKey !== undefined) {
    const sessionToken = profile.aws_session_token ?? '';
    return { accessKeyId, secretAccessKey, sessionToken, expiresMs: Number.POSITIVE_INFINITY };
  }
  const what = `The AWS profile ${JSON.stringify(name)} has no aws_access_key_id and aws_secret_access_key.`;
  throw new ActionError({
    code: 'unauthorized',
    message: what,
    hint: 'It must be there in later steps too.',
  });
}

function readToken(path: string): string {
  const file = readRegularFile(path);
  const text = file.kind === 'content' ? utf8(file.bytes)?.trim() : undefined;
  if (text !== undefined && text !== '') return text;
  throw new ActionError({
    code: 'unauthorized',
    message: 'The file with the web identity token cannot be read.',
    hint: 'It must exist in later steps too.',
  });
}
