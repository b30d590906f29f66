import { type ScriptedServer, startPlainServer } from '../api/scripted-server.ts';
import { FakeAws, type Lives, USER } from './fake-aws.ts';
import type { Identity } from './identities.ts';

/** The server with its AWS; `close` is owed. */
export type RunningAws = { readonly aws: FakeAws; readonly server: ScriptedServer; readonly url: string };

/** Starts it. */
export async function startFakeAws(lives: Lives = {}): Promise<RunningAws> {
  const aws = new FakeAws(lives);
  const server = await startPlainServer(aws.script);
  return { aws, server, url: server.url };
}

/** Where a container's agent is, in its variable. */
export function containerUrl({ url }: Pick<RunningAws, 'url'>): string {
  return `${url}/v1/credentials`;
}

/** The variables of a job with `id-token: write`. */
export function idTokenVariables({
  aws,
  url,
}: Pick<RunningAws, 'aws' | 'url'>): Readonly<Record<string, string>> {
  return aws.idTokens.environment(url);
}

/** Keys of the user, with a session token or, as ever valid ones, without. */
export function keysOfUser({ identities }: FakeAws, isTemporary = false): Identity {
  return isTemporary ? identities.issue(USER, 3600) : identities.create(USER);
}
