import { ActionError } from '../../lib/errors.ts';
import { readRegularFile, utf8 } from '../../lib/system/regular-file.ts';

/** The settings of a profile, from both of AWS' files, by their lower-case names. */
export type Profile = Readonly<Record<string, string>>;

/** Where a profile is: the files `~/.aws/config` and `~/.aws/credentials`, or what AWS_CONFIG_FILE and the like name. */
export type ProfilePlace = {
  readonly name: string;
  readonly configFile: string;
  readonly credentialsFile: string;
};

/** Ways to log in that need a browser, a program of its own, or a person with a code. */
const REFUSED: readonly string[] = [
  'sso_session',
  'sso_start_url',
  'credential_process',
  'login_session',
  'credential_source',
  'mfa_serial',
];

/**
 * Reads a profile as AWS' tools do: the credentials file wins over the config file, whose sections are named
 * `profile NAME`. Code `input` when there is none, or one that logs in by what this action cannot do.
 */
export function readProfile(place: ProfilePlace): Profile {
  const profile = findProfile(place);
  if (profile === undefined)
    throw new ActionError({
      code: 'input',
      message: `There is no AWS profile ${JSON.stringify(place.name)}.`,
      hint: 'Check AWS_PROFILE.',
    });
  const odd = REFUSED.find((name) => profile[name] !== undefined);
  if (odd === undefined || profile.aws_access_key_id !== undefined) return profile;
  throw new ActionError({
    code: 'input',
    message: `The AWS profile ${JSON.stringify(place.name)} logs in by ${odd}, which this action does not do.`,
    hint: 'Use role-to-assume, or an earlier step that sets AWS_ACCESS_KEY_ID and the like.',
  });
}

/** What logs somebody in; a profile can also say no more than a region. */
const LOG_INS: readonly string[] = ['aws_access_key_id', 'role_arn', ...REFUSED];

/** True when there is this profile, and it says how to log in. */
export function hasProfile(place: ProfilePlace): boolean {
  const profile = findProfile(place);
  return LOG_INS.some((name) => profile?.[name] !== undefined);
}

function findProfile({ name, configFile, credentialsFile }: ProfilePlace): Profile | undefined {
  const sections = sectionsOf(configFile);
  const config = sections.get(`profile ${name}`) ?? (name === 'default' ? sections.get(name) : undefined);
  const credentials = sectionsOf(credentialsFile).get(name);
  return config === undefined && credentials === undefined ? undefined : { ...config, ...credentials };
}

/** Sections of `key = value` lines. A line that is indented belongs to the value above it, and none of ours has one. */
function sectionsOf(path: string): ReadonlyMap<string, Profile> {
  const file = readRegularFile(path);
  const text = file.kind === 'content' ? (utf8(file.bytes) ?? '') : '';
  const sections = new Map<string, Record<string, string>>();
  let section: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const title = /^\s*\[\s*([^\]]*?)\s*\]/.exec(line)?.[1];
    if (title !== undefined) {
      const name = title.replace(/^profile\s+/, 'profile ');
      section = sections.get(name) ?? {};
      sections.set(name, section);
      continue;
    }
    const [, key, value] = /^([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) section[key.toLowerCase()] = value.replace(/\s[#;].*$/, '');
  }
  return sections;
}
