import { randomBytes } from 'node:crypto';

import type { Clock } from '../runner/clock.ts';
import { assumedArn } from './principal.ts';

/** Somebody with keys. */
export type Identity = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Temporary keys have one, and are nothing without. */
  readonly sessionToken?: string;
  /** When temporary keys end. */
  readonly expiration?: Date;
  readonly arn: string;
};

/** Who is known, by access key. */
export type Identities = {
  /** All of them, newest last. */
  readonly all: () => readonly Identity[];
  readonly find: (accessKeyId: string) => Identity | undefined;
  readonly add: (identity: Identity) => void;
  /** Makes keys that never end. */
  readonly create: (arn: string) => Identity;
  /** Makes temporary keys of this very ARN, as GetSessionToken gives them to a user. */
  readonly issue: (arn: string, lifeSeconds: number) => Required<Identity>;
  /** Makes temporary keys of a role. */
  readonly assume: (roleArn: string, sessionName: string, lifeSeconds: number) => Required<Identity>;
};

/** A table of identities. */
export function makeIdentities(clock: Clock, known: readonly Identity[]): Identities {
  const table = new Map(known.map((identity) => [identity.accessKeyId, identity]));
  const add = <One extends Identity>(identity: One): One => {
    table.set(identity.accessKeyId, identity);
    return identity;
  };
  const issue: Identities['issue'] = (arn, lifeSeconds) =>
    add({
      ...keys('ASIA'),
      // With all that base64 has, its padding too: every one of its marks is another one in a URL.
      sessionToken: randomBytes(298).toString('base64'),
      // Whole seconds, as in the answer.
      expiration: new Date(Math.floor(clock.now().getTime() / 1000 + lifeSeconds) * 1000),
      arn,
    });
  return {
    all: () => [...table.values()],
    find: (accessKeyId) => table.get(accessKeyId),
    add,
    create: (arn) => add({ ...keys('AKIA'), arn }),
    issue,
    assume: (roleArn, sessionName, lifeSeconds) => issue(assumedArn(roleArn, sessionName), lifeSeconds),
  };
}

/** Variables by which AWS' tools find keys; keys without a session token need it to be empty. */
export function keyVariables({
  accessKeyId,
  secretAccessKey,
  sessionToken = '',
}: Identity): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  };
}

function keys(start: string): Pick<Identity, 'accessKeyId' | 'secretAccessKey'> {
  return { accessKeyId: `${start}${letters(16)}`, secretAccessKey: randomBytes(30).toString('base64') };
}

function letters(count: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return Array.from(randomBytes(count), (byte) => alphabet[byte % alphabet.length]).join('');
}
