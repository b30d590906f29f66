import { ActionError } from '../../lib/errors.ts';
import { whySecretsAreEmpty, withEmptySecrets } from '../../lib/github/empty-secrets.ts';
import { readMapping, textOf } from '../../lib/json.ts';
import { claimsOf } from '../../lib/jwt.ts';
import type { Send } from '../network/send.ts';

/** GitHub's service for ID tokens, as the runner names it to each step of a job that may ask (docs, "OpenID Connect"). */
export type IdTokenService =
  | { readonly kind: 'service'; readonly url: string; readonly token: string }
  /** `why`: a sentence, undefined when no reason is known. */
  | { readonly kind: 'none'; readonly why: string | undefined };

/** Returns the service that a step's variables name, none when the job has no `id-token: write`. */
export function readIdTokenService(
  environment: Readonly<Record<string, string | undefined>>,
): IdTokenService {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = environment;
  if (url && token) return { kind: 'service', url, token };
  const { GITHUB_EVENT_NAME: eventName = '', GITHUB_EVENT_PATH: eventPath = '' } = environment;
  return { kind: 'none', why: whySecretsAreEmpty({ actor: '', eventName, eventPath }) };
}

/** Returns the error of a job that gets no ID token, with what gives it one. */
function noIdTokens(why: string | undefined): ActionError {
  const hint =
    'Give the job `permissions: id-token: write`. In a container or under sudo, pass on both variables.';
  const what =
    'ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set: the job gets no ID token.';
  return withEmptySecrets(
    new ActionError({ code: 'unauthorized', topic: 'id-token', message: what, hint }),
    why,
  );
}

/**
 * Returns a new ID token of this job for an audience; it lives 5 minutes.
 *
 * @throws ActionError code `unauthorized` when there is none.
 */
export async function mintIdToken(
  service: IdTokenService,
  audience: string,
  send: Send,
  signal: AbortSignal,
): Promise<string> {
  if (service.kind === 'none') throw noIdTokens(service.why);
  const url = new URL(service.url);
  url.searchParams.set('audience', audience);
  const headers = { authorization: `bearer ${service.token}`, accept: 'application/json' };
  const answer = await send({ method: 'GET', url: url.href, headers, body: '' }, signal);
  const token = answer.status === 200 ? textOf(readMapping(answer.text), 'value') : undefined;
  if (token !== undefined) return token;
  const hint = 'A job can get ID tokens for about 6 hours.';
  throw new ActionError({
    code: 'unauthorized',
    topic: 'id-token',
    message: `GitHub gave no ID token (status ${answer.status}).`,
    hint,
  });
}

/**
 * Returns when a JWT expires, in ms since the epoch; undefined when it does not say. It is not verified: the API server
 * does that.
 */
export function expiryOf(jwt: string): number | undefined {
  const { exp } = claimsOf(jwt);
  return typeof exp === 'number' ? exp * 1000 : undefined;
}
