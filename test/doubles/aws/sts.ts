import { type LocalRequest, type LocalServer, type Reply, startLocalServer } from '../api/local-server.ts';
import type { PemPair } from '../network/certificates.ts';
import { type Behavior, type ChangingBehavior, newBehavior } from './behavior.ts';
import { pairsOf, splitUrl } from './query.ts';
import { act, type StsWorld } from './sts-actions.ts';
import { stsRefusal, stsResult } from './sts-answer.ts';
import { StsError, stsRefusalOf } from './sts-error.ts';

/** A call as it was answered. */
export type StsCall = {
  readonly action: string;
  readonly host: string;
  /** The ARN of the signer, or the subject of the token; empty for a call that was refused. */
  readonly by: string;
  /** `200`, the code of the refusal, or `silence`. */
  readonly outcome: string;
};

/** A local STS. */
export type Sts = LocalServer & {
  readonly calls: readonly StsCall[];
  readonly become: ChangingBehavior['become'];
};

/** Starts it; with a certificate it speaks https. It verifies each signature and token itself. */
export async function startSts(world: StsWorld, certificate?: PemPair): Promise<Sts> {
  const calls: StsCall[] = [];
  const changing = newBehavior();
  const server = await startLocalServer(async (request) => {
    const { call, reply } = await answerSts(world, request, changing.next());
    calls.push(call);
    return reply;
  }, certificate);
  return { ...server, calls, become: changing.become };
}

/** What it answers, and the call as it is known then. */
export async function answerSts(
  world: StsWorld,
  request: LocalRequest,
  behavior: Behavior = 'works',
): Promise<{ readonly call: StsCall; readonly reply: Reply }> {
  const parameters = parametersOf(request);
  const action = parameters.get('Action') ?? '';
  const call = { action, host: request.headers.host ?? '', by: '' };
  if (behavior === 'silent') return { call: { ...call, outcome: 'silence' }, reply: 'silence' };
  try {
    if (behavior !== 'works') throw new StsError(behavior.status, behavior.code, behavior.message);
    const { by, result } = await act(world, request, parameters);
    return { call: { ...call, by, outcome: '200' }, reply: stsResult(request, action, result) };
  } catch (error) {
    const refusal = stsRefusalOf(error);
    return { call: { ...call, outcome: refusal.code }, reply: stsRefusal(request, refusal) };
  }
}

/** The parameters of a call, wherever they are. */
export function parametersOf({ url, body }: LocalRequest): ReadonlyMap<string, string> {
  return new Map([...pairsOf(splitUrl(url).query), ...pairsOf(body)]);
}
