import { join } from 'node:path';

import { ActionError } from '../../lib/errors.ts';
import { type AwsFacts, readUrl } from './facts.ts';
import { IMDS_URL, LOG_IN } from './machine.ts';
import { hasProfile } from './profile.ts';
import type { AwsBase, AwsSource } from './source.ts';

/** The role that the workflow asks for, '' = none, and the name that its use is seen under. */
export type WantedRole = { readonly roleArn: string; readonly sessionName: string };

/** Where ECS serves credentials, of which it names the path alone. */
const ECS = 'http://169.254.170.2';

/**
 * Where this step's AWS credentials come from, in the order of AWS' own tools: the job's ID token for the wanted role,
 * else the environment, a profile, a web identity's file, the container's agent, and the machine, with one more hop
 * to the wanted role. Code `input` when the machine is all that is left, and is not to be asked.
 */
export function findAwsSource(
  facts: AwsFacts,
  hasIdTokens: boolean,
  { roleArn, sessionName }: WantedRole,
): AwsSource {
  const role =
    roleArn === '' ? ({ kind: 'none' } as const) : ({ kind: 'role', roleArn, sessionName } as const);
  if (roleArn !== '' && hasIdTokens) return { base: { kind: 'github' }, role };
  return { base: findBase(facts, sessionName), role };
}

function findBase(facts: AwsFacts, sessionName: string): AwsBase {
  const of = (name: string): string => facts.variables[name] ?? '';
  const { homeFolder } = facts;
  const accessKeyId = of('AWS_ACCESS_KEY_ID');
  const secretAccessKey = of('AWS_SECRET_ACCESS_KEY');
  if (accessKeyId !== '' && secretAccessKey !== '')
    return { kind: 'keys', accessKeyId, secretAccessKey, sessionToken: of('AWS_SESSION_TOKEN') };
  const profile = {
    kind: 'profile',
    name: of('AWS_PROFILE') || of('AWS_DEFAULT_PROFILE') || 'default',
    configFile: of('AWS_CONFIG_FILE') || join(homeFolder, '.aws', 'config'),
    credentialsFile: of('AWS_SHARED_CREDENTIALS_FILE') || join(homeFolder, '.aws', 'credentials'),
  } as const;
  if (profile.name !== 'default') return profile;
  const tokenFile = of('AWS_WEB_IDENTITY_TOKEN_FILE');
  const roleArn = of('AWS_ROLE_ARN');
  if (tokenFile !== '' && roleArn !== '')
    return {
      kind: 'web-identity',
      tokenFile,
      roleArn,
      sessionName: of('AWS_ROLE_SESSION_NAME') || sessionName,
    };
  if (hasProfile(profile)) return profile;
  return findMachine(facts, of);
}

function findMachine(facts: AwsFacts, of: (name: string) => string): AwsBase {
  const relative = of('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI');
  const url = relative === '' ? readUrl(facts, 'AWS_CONTAINER_CREDENTIALS_FULL_URI') : `${ECS}${relative}`;
  const tokenFile = of('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE');
  if (url !== undefined)
    return { kind: 'container', url, tokenFile, token: of('AWS_CONTAINER_AUTHORIZATION_TOKEN') };
  if (of('AWS_EC2_METADATA_DISABLED').toLowerCase() === 'true') throw nothingLeft();
  const machine = readUrl(facts, 'AWS_EC2_METADATA_SERVICE_ENDPOINT') ?? IMDS_URL;
  return { kind: 'imds', url: machine.replace(/\/+$/, '') };
}

function nothingLeft(): ActionError {
  const what =
    'This job has no AWS credentials, and AWS_EC2_METADATA_DISABLED keeps it from those of its machine.';
  return new ActionError({ code: 'input', message: what, hint: LOG_IN });
}
