import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AwsSource } from '../../../src/cluster/aws/source.ts';
import { ROLE, USER } from '../../doubles/aws/fake-aws.ts';
import { containerUrl } from '../../doubles/aws/running-aws.ts';
import { ASSUMED, ASSUMED_ARN, environmentOf, GITHUB, type Place, staticKeys } from './place.ts';

/** Where credentials come from, by what the plugin is told; `arn`: whom the cluster then sees. */
type Way = { readonly arn: string; readonly source: (place: Place) => AwsSource | Promise<AwsSource> };

const sessionOf = (role: string, name = 'me'): string =>
  `arn:aws:sts::123456789012:assumed-role/${role}/${name}`;

/** The source of a profile `ci` in these files, with the keys of a user as the profile `stone`. */
export function profileIn(
  place: Place,
  config: string,
  more: Readonly<Record<string, string>> = {},
): AwsSource {
  const { folder } = place;
  const [configFile, credentialsFile] = [join(folder, 'config'), join(folder, 'credentials')];
  const keys = staticKeys(place, true);
  writeFileSync(configFile, config);
  writeFileSync(
    credentialsFile,
    `[stone]\naws_access_key_id=${keys.AWS_ACCESS_KEY_ID}\naws_secret_access_key = ${keys.AWS_SECRET_ACCESS_KEY}\naws_session_token=${keys.AWS_SESSION_TOKEN}\n`,
  );
  const files = { AWS_CONFIG_FILE: configFile, AWS_SHARED_CREDENTIALS_FILE: credentialsFile };
  return environmentOf(place, { ...files, AWS_PROFILE: 'ci', ...more });
}

/** A program that prints keys of a user, as `credential_process` wants them. */
function credentialProcess(place: Place): string {
  const keys = staticKeys(place, true);
  const printed = {
    Version: 1,
    AccessKeyId: keys.AWS_ACCESS_KEY_ID,
    SecretAccessKey: keys.AWS_SECRET_ACCESS_KEY,
    SessionToken: keys.AWS_SESSION_TOKEN,
    Expiration: new Date(Date.now() + 3_600_000).toISOString(),
  };
  const file = join(place.folder, 'print-keys');
  writeFileSync(file, `#!/bin/sh\ncat <<'EOF'\n${JSON.stringify(printed)}\nEOF\n`, { mode: 0o700 });
  return file;
}

/** The profile of somebody who has run `aws sso login`, on a computer whose home is the job's folder. */
export function ssoProfile({ aws, folder }: Place, lifeMs = 3_600_000, isRenewable = false): string {
  const cache = join(folder, '.aws', 'sso', 'cache');
  mkdirSync(cache, { recursive: true });
  const name = createHash('sha1').update('corp').digest('hex');
  const expiresAt = new Date(Date.now() + lifeMs).toISOString();
  const client = { clientId: 'id', clientSecret: 'secret', registrationExpiresAt: '2099-01-01T00:00:00Z' };
  const renewal = isRenewable ? { ...client, refreshToken: `renews-${aws.ssoToken}` } : {};
  const accessToken = lifeMs > 0 ? aws.ssoToken : 'of yesterday';
  const place = { region: 'us-east-1', startUrl: 'https://corp' };
  const token = { accessToken, expiresAt, ...place, ...renewal };
  writeFileSync(join(cache, `${name}.json`), JSON.stringify(token), { mode: 0o600 });
  const profile = '[profile ci]\nsso_session=corp\nsso_account_id=123456789012\nsso_role_name=sso\n';
  const session = '[sso-session corp]\nsso_start_url=https://corp\nsso_region=us-east-1\n';
  return `${profile}${session}sso_registration_scopes=sso:account:access\n`;
}

export const WAYS: Readonly<Record<string, Way>> = {
  'the keys of a user': { arn: USER, source: (place) => environmentOf(place, staticKeys(place)) },
  'keys with a session token': {
    arn: USER,
    source: (place) => environmentOf(place, staticKeys(place, true)),
  },
  'keys that assume a role': {
    arn: ASSUMED_ARN,
    source: (place) => environmentOf(place, staticKeys(place), ASSUMED),
  },
  "GitHub's ID token": { arn: ASSUMED_ARN, source: () => GITHUB },
  'a profile': {
    arn: USER,
    source: (place) => profileIn(place, '', { AWS_PROFILE: 'stone' }),
  },
  'a profile whose program prints keys': {
    arn: USER,
    source: (place) => profileIn(place, `[profile ci]\ncredential_process = ${credentialProcess(place)}\n`),
  },
  'a profile of single sign-on': {
    arn: sessionOf('sso', 'somebody'),
    source: (place) => profileIn(place, ssoProfile(place), { AWS_ENDPOINT_URL_SSO: place.url }),
  },
  'a profile of single sign-on whose token has to be renewed': {
    arn: sessionOf('sso', 'somebody'),
    source: (place) => {
      const { url } = place;
      const endpoints = { AWS_ENDPOINT_URL_SSO: url, AWS_ENDPOINT_URL_SSO_OIDC: url };
      return profileIn(place, ssoProfile(place, -60_000, true), endpoints);
    },
  },
  'a profile whose role is assumed by a profile whose role is assumed by keys': {
    arn: sessionOf('deploy'),
    source: (place) => {
      const deploy = 'arn:aws:iam::123456789012:role/deploy';
      place.aws.roles.push({ arn: deploy, principals: [ROLE] });
      const middle = `[profile middle]\nrole_arn=${ROLE}\nsource_profile=stone\nrole_session_name=middle\n`;
      const end = `[profile ci]\nrole_arn=${deploy}\nsource_profile=middle\nrole_session_name=me\n`;
      return profileIn(place, `${middle}${end}`);
    },
  },
  'a profile whose role is assumed by the instance': {
    arn: sessionOf('ci'),
    source: (place) => {
      const how = 'credential_source=Ec2InstanceMetadata\nrole_session_name=me\n';
      const config = `[profile ci]\nrole_arn=${ROLE}\n${how}`;
      return profileIn(place, config, { AWS_EC2_METADATA_SERVICE_ENDPOINT: place.url });
    },
  },
  "a profile with the file of a web identity's token": {
    arn: sessionOf('ci'),
    source: async (place) => {
      const how = `web_identity_token_file=${await tokenFileIn(place)}\nrole_session_name=me\n`;
      return profileIn(place, `[profile ci]\nrole_arn=${ROLE}\n${how}`);
    },
  },
  "the file of a kubelet's token": {
    arn: ASSUMED_ARN,
    source: async (place) =>
      environmentOf(place, {
        AWS_WEB_IDENTITY_TOKEN_FILE: await tokenFileIn(place),
        AWS_ROLE_ARN: ROLE,
        AWS_ROLE_SESSION_NAME: ASSUMED.sessionName,
      }),
  },
  'the agent of a container, with its token in a file': {
    arn: sessionOf('container', 'machine'),
    source: (place) => {
      const tokenFile = join(place.folder, 'container-token');
      writeFileSync(tokenFile, place.aws.containerToken);
      return environmentOf(place, {
        AWS_CONTAINER_CREDENTIALS_FULL_URI: containerUrl(place),
        AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: tokenFile,
      });
    },
  },
  'the machine': {
    arn: sessionOf('machine-role', 'machine'),
    source: (place) => environmentOf(place, { AWS_EC2_METADATA_SERVICE_ENDPOINT: place.url }),
  },
  'the machine, with one hop': {
    arn: ASSUMED_ARN,
    source: (place) => environmentOf(place, { AWS_EC2_METADATA_SERVICE_ENDPOINT: place.url }, ASSUMED),
  },
};

async function tokenFileIn({ aws, folder }: Place): Promise<string> {
  const file = join(folder, 'kubelet-token');
  writeFileSync(file, `${await aws.idTokens.mint('sts.amazonaws.com')}\n`);
  return file;
}
