import { ActionError } from '../../lib/errors.ts';
import { whySecretsAreEmpty, withEmptySecrets } from '../../lib/github/empty-secrets.ts';
import { readMapping, textOf } from '../../lib/json.ts';
import { claimsOf } from '../../lib/jwt.ts';
import type { AwsSend } from '../aws/http.ts';

/** GitHub's service for ID tokens, as the runner names it to each step of a job that may ask (docs, "OpenID Connect"). */
export type IdTokenService = {
  readonly url: string;
  readonly token: string;
  /** Why there is none, as a sentence; '' = no reason is known. */
  readonly whyNone: string;
};

/** Reads it from a step's variables; '' in both when the job has no `id-token: write`. */
export function idTokenService(environment: Readonly<Record<string, string | undefined>>): IdTokenService {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = '' } = environment;
  const isThere = url !== '' && token !== '';
  const { GITHUB_EVENT_NAME: eventName = '', GITHUB_EVENT_PATH: eventPath = '' } = environment;
  return { url, token, whyNone: isThere ? '' : whySecretsAreEmpty({ actor: '', eventName, eventPath }) };
}

/** True when this job can have ID tokens. */
export function hasIdTokens({ url, token }: Pick<IdTokenService, 'url' | 'token'>): boolean {
  return url !== '' && token !== '';
}

/** Why there is no ID token, and what gives one. */
export function noIdTokens(why: string): ActionError {
  const hint =
    'Give the job permissions: id-token: write; in a container or under sudo, pass both variables on.';
  const what =
    'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: the job gets no ID token.';
  return withEmptySecrets(new ActionError({ code: 'unauthorized', message: what, hint }), why);
}

/** A new ID token of this job for an audience; it lives 5 minutes. Code `unauthorized` when there is none. */
export async function mintIdToken(
  service: IdTokenService,
  audience: string,
  send: AwsSend,
  signal: AbortSignal,
): Promise<string> {
  if (!hasIdTokens(service)) throw noIdTokens(service.whyNone);
  const url = new URL(service.url);
  url.searchParams.set('audience', audience);
  const headers = { authorization: `bearer ${service.token}`, accept: 'application/json' };
  const answer = await send({ method: 'GET', url: url.href, headers, body: '' }, signal);
  const token = answer.status === 200 ? textOf(readMapping(answer.text), 'value') : undefined;
  if (token !== undefined) return token;
  const hint = 'Its right to ask ends about 6 hours after the job began.';
  throw new ActionError({
    code: 'unauthorized',
    message: `GitHub gave no ID token (status ${answer.status}).`,
    hint,
  });
}

/** When a JWT ends, in ms since the epoch; NaN for what is none. It is not verified: the API server does that. */
export function expiryOf(jwt: string): number {
  const { exp } = claimsOf(jwt);
  return typeof exp === 'number' ? exp * 1000 : Number.NaN;
}
