import { ActionError } from '../errors.ts';
import { readRegularFile, utf8 } from '../regular-file.ts';

/** The settings of a profile, from both of AWS' files, by their lower-case names. */
export type Profile = Readonly<Record<string, string>>;

/** Where a profile is: the files `~/.aws/config` and `~/.aws/credentials`, or what AWS_CONFIG_FILE and the like name. */
export type ProfilePlace = {
  readonly name: string;
  readonly configFile: string;
  readonly credentialsFile: string;
};

/** Ways to log in that need a browser, or a program of its own. */
const REFUSED: readonly string[] = [
  'sso_session',
  'sso_start_url',
  'credential_process',
  'login_session',
  'credential_source',
];

/**
 * Reads a profile as AWS' tools do: the credentials file wins over the config file, whose sections are named
 * `profile NAME`. Code `input` when there is none, or one that logs in by what this action cannot do.
 */
export function readProfile(place: ProfilePlace): Profile {
  const config = sectionsOf(place.configFile).get(
    place.name === 'default' ? 'default' : `profile ${place.name}`,
  );
  const credentials = sectionsOf(place.credentialsFile).get(place.name);
  if (config === undefined && credentials === undefined)
    throw new ActionError(
      'input',
      `There is no AWS profile ${JSON.stringify(place.name)}.`,
      'Check AWS_PROFILE.',
    );
  const profile = { ...config, ...credentials };
  const odd = REFUSED.find((name) => profile[name] !== undefined);
  if (odd === undefined || profile.aws_access_key_id !== undefined) return profile;
  throw new ActionError(
    'input',
    `The AWS profile ${JSON.stringify(place.name)} logs in by ${odd}, which this action does not do.`,
    'Use role-to-assume, or an earlier step that sets AWS_ACCESS_KEY_ID and the like.',
  );
}

/** True when one of the files has this profile. */
export function hasProfile({ name, configFile, credentialsFile }: ProfilePlace): boolean {
  return sectionsOf(configFile).has(name) || sectionsOf(credentialsFile).has(name);
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
