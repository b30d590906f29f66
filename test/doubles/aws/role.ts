import type { Claims } from '../github/jwt.ts';
import type { Identities, Identity } from './identities.ts';
import { userIdOf } from './principal.ts';
import { StsError } from './sts-error.ts';
import type { Tree } from './xml.ts';

/** A role and whom it trusts. */
export type Role = {
  readonly arn: string;
  /** ARNs of the roles and users who may assume it. */
  readonly principals?: readonly string[];
  /** Which GitHub jobs may. */
  readonly trusts?: (claims: Claims) => boolean;
  /** Its MaxSessionDuration; an hour unless said otherwise. */
  readonly maxSeconds?: number;
};

/** A call that asks for a role, checked as STS does before it looks at trust. */
export type RoleRequest = {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly lifeSeconds: number;
};

/** Reads the parameters of both AssumeRole actions. */
export function readRoleRequest(parameters: ReadonlyMap<string, string>): RoleRequest {
  const need = (name: string, pattern: RegExp): string => {
    const value = parameters.get(name) ?? '';
    if (pattern.test(value)) return value;
    throw new StsError(400, 'ValidationError', `${name} must satisfy ${pattern.source}`);
  };
  const lifeSeconds = Number(parameters.get('DurationSeconds') ?? '3600');
  if (!(lifeSeconds >= 900 && lifeSeconds <= 43_200))
    throw new StsError(400, 'ValidationError', 'DurationSeconds must be between 900 and 43200');
  return {
    roleArn: need('RoleArn', /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/),
    sessionName: need('RoleSessionName', /^[\w+=,.@-]{2,64}$/),
    lifeSeconds,
  };
}

/** Refuses a session longer than the role, or a chain of roles, allows. */
export function requireShort(
  { lifeSeconds }: RoleRequest,
  { maxSeconds = 3600 }: Role,
  isChained: boolean,
): void {
  const exceeds = 'The requested DurationSeconds exceeds the';
  if (isChained && lifeSeconds > 3600)
    throw new StsError(
      400,
      'ValidationError',
      `${exceeds} 1 hour session limit for roles assumed by role chaining.`,
    );
  if (lifeSeconds > maxSeconds)
    throw new StsError(400, 'ValidationError', `${exceeds} MaxSessionDuration set for this role.`);
}

/** The part of the answer that both actions share, with new keys; they live as long as asked for, or as given. */
export function grant(
  identities: Identities,
  { roleArn, sessionName, lifeSeconds: askedSeconds }: RoleRequest,
  lifeSeconds = askedSeconds,
): { readonly [name: string]: Tree } {
  return granted(identities.assume(roleArn, sessionName, lifeSeconds));
}

/** These keys, as both actions answer them. */
export function granted(made: Required<Identity>): { readonly [name: string]: Tree } {
  return {
    AssumedRoleUser: { AssumedRoleId: userIdOf(made.arn), Arn: made.arn },
    Credentials: {
      AccessKeyId: made.accessKeyId,
      SecretAccessKey: made.secretAccessKey,
      SessionToken: made.sessionToken,
      Expiration: made.expiration.toISOString().replace('.000', ''),
    },
  };
}
