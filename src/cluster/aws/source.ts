import type { AwsFacts } from './facts.ts';

/** Keys to sign with. */
export type AwsCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Temporary keys have one, those of an IAM user do not. */
  readonly sessionToken: string | undefined;
  /** In ms since the epoch; undefined for keys that do not expire, or do not say when. */
  readonly expiresMs: number | undefined;
};

/** A role, and the name under which its use is seen in the audit logs of AWS and of the cluster. */
export type AwsRole = { readonly roleArn: string; readonly sessionName: string };

/** Where AWS credentials come from. `facts` is all that AWS' own SDK sees of an environment. */
export type AwsSource =
  /** The job's own ID token, for a role. */
  | { readonly kind: 'id-token'; readonly role: AwsRole; readonly facts: AwsFacts }
  /** What AWS' own tools find in the step's environment, and the role that is assumed with it, if any. */
  | { readonly kind: 'environment'; readonly role: AwsRole | undefined; readonly facts: AwsFacts };

/** Returns the source for a step: the job's ID token for a wanted role, else its environment. */
export function awsSourceOf(facts: AwsFacts, role: AwsRole | undefined, hasIdTokens: boolean): AwsSource {
  return role !== undefined && hasIdTokens
    ? { kind: 'id-token', role, facts }
    : { kind: 'environment', role, facts };
}

/** Returns the keys in an environment's own variables, which AWS' tools take before all others; undefined without. */
export function keysOf({ variables }: AwsFacts): AwsCredentials | undefined {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = variables;
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, sessionToken: variables.AWS_SESSION_TOKEN, expiresMs: undefined };
}

/** Returns whether a step's variables name no credentials, so that only a default profile or the instance is left. */
export function hasNothingSet({ variables }: AwsFacts): boolean {
  const names = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE'];
  return ![...names, 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'].some(
    (name) => name in variables,
  );
}
