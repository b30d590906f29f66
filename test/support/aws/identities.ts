import { randomBytes } from 'node:crypto';

import type { Clock } from '../clock.ts';

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
  readonly find: (accessKeyId: string) => Identity | undefined;
  readonly add: (identity: Identity) => void;
  /** Makes temporary keys of a role. */
  readonly assume: (roleArn: string, sessionName: string, lifeSeconds: number) => Required<Identity>;
};

/** A table of identities. */
export function makeIdentities(clock: Clock, known: readonly Identity[]): Identities {
  const table = new Map(known.map((identity) => [identity.accessKeyId, identity]));
  return {
    find: (accessKeyId) => table.get(accessKeyId),
    add: (identity) => void table.set(identity.accessKeyId, identity),
    assume: (roleArn, sessionName, lifeSeconds) => {
      const identity = {
        accessKeyId: `ASIA${letters(16)}`,
        secretAccessKey: randomBytes(30).toString('base64'),
        sessionToken: randomBytes(300).toString('base64'),
        // Whole seconds, as in the answer.
        expiration: new Date(Math.floor(clock.now().getTime() / 1000 + lifeSeconds) * 1000),
        arn: assumedArn(roleArn, sessionName),
      };
      table.set(identity.accessKeyId, identity);
      return identity;
    },
  };
}

/** The account of an ARN. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

/** The unique id by which AWS knows a principal; one of a role ends in the session's name. */
export function userIdOf(arn: string): string {
  const [, , service, , account = '', resource = ''] = arn.split(':');
  const [kind, name = '', session = ''] = resource.split('/');
  if (service === 'sts' && kind === 'assumed-role')
    return `AROA${padded(`${account}${name}`, 17)}:${session}`;
  return `AIDA${padded(`${account}${name}`, 17)}`;
}

/** True for the ARN of a session of this role. */
export function isSessionOf(arn: string, roleArn: string): boolean {
  return arn.startsWith(assumedArn(roleArn, ''));
}

/** A role's path is no part of its sessions' ARN. */
function assumedArn(roleArn: string, sessionName: string): string {
  const [arn, partition, , , account, resource = ''] = roleArn.split(':');
  const role = resource.slice(resource.lastIndexOf('/') + 1);
  return [arn, partition, 'sts', '', account, `assumed-role/${role}/${sessionName}`].join(':');
}

function letters(count: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return Array.from(randomBytes(count), (byte) => alphabet[byte % alphabet.length]).join('');
}

function padded(text: string, length: number): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .padEnd(length, 'X')
    .slice(0, length);
}
