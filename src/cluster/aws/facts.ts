import { resolve } from 'node:path';
import { ActionError } from '../../lib/errors.ts';

/** What a step's environment says about AWS. A recipe keeps it, since later steps change their environment. */
export type AwsFacts = {
  /** The variables AWS_* that are set, and not to an empty text. Paths in them are absolute. */
  readonly variables: Readonly<Record<string, string>>;
  /** Where AWS' tools look for `.aws`. */
  readonly homeFolder: string;
};

/** Variables with paths, which later steps may resolve in other folders. */
const PATHS: ReadonlySet<string> = new Set([
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
]);

/** Returns a step's facts. An empty variable counts as none: post steps of other actions blank theirs. */
export function readAwsFacts(
  environment: Readonly<Record<string, string | undefined>>,
  homeFolder: string,
): AwsFacts {
  // As botocore reads `~`; `env:` of a workflow expands nothing.
  const absolute = (path: string): string => resolve(path.replace(/^~(?=\/)/, homeFolder));
  const variables = Object.entries(environment).flatMap(([name, value]) =>
    name.startsWith('AWS_') && value ? [[name, PATHS.has(name) ? absolute(value) : value]] : [],
  );
  return { variables: Object.fromEntries(variables), homeFolder };
}

/** Returns the facts with a name for sessions by a web identity's file, unless the step has named them itself. */
export function withSessionName({ variables, homeFolder }: AwsFacts, name: string): AwsFacts {
  return { variables: { AWS_ROLE_SESSION_NAME: name, ...variables }, homeFolder };
}

/**
 * Returns the address in a variable, undefined when it is not set.
 *
 * @throws ActionError code `input` when it is not a URL.
 */
export function readUrl({ variables }: AwsFacts, name: string): string | undefined {
  const text = variables[name];
  if (text === undefined || /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')) return text;
  throw new ActionError({
    code: 'input',
    topic: 'aws-credentials',
    message: `The variable ${name} is not a URL.`,
    hint: 'Set it to a URL, or leave it empty.',
  });
}
