import { uptimeMs } from '../../lib/system/uptime.ts';
import type { CallerQuestion } from '../aws/caller.ts';
import type { AwsCredentials } from '../aws/source.ts';
import type { Proxies } from '../network/proxy.ts';
import { type Send, sendThroughProxies } from '../network/send.ts';
import type { KeyCheck } from './expired-keys.ts';
import type { IdTokenService } from './id-token.ts';
import type { EksRecipe } from './recipe.ts';

/** What a token is minted with, beside a recipe. */
export type MintContext = {
  readonly idTokens: IdTokenService;
  /** Sends one request by the runner's proxies. */
  readonly send: Send;
  readonly nowMs: () => number;
  /** Ms since the runner was started, by a clock that cannot be set. */
  readonly uptimeMs: () => number;
  /** AWS credentials of last time; undefined without. */
  readonly recall: () => AwsCredentials | undefined;
  readonly remember: (credentials: AwsCredentials) => void;
  /** What STS said of the keys that the job began with; undefined when it was not asked yet. */
  readonly recallCheck: () => KeyCheck | undefined;
  readonly rememberCheck: (check: KeyCheck) => void;
};

/** What of its environment a process mints tokens with. */
export type MintFacts = { readonly idTokens: IdTokenService; readonly proxies: Proxies };

/**
 * Opens a context that remembers AWS credentials, at first those given, as long as this process lives; what is secret
 * of them goes to `mask` first.
 */
export function openMintContext(
  { idTokens, proxies }: MintFacts,
  mask: (secret: string) => void,
  given: AwsCredentials | undefined,
): MintContext {
  let known = given;
  let lastCheck: KeyCheck | undefined;
  return {
    idTokens,
    send: sendThroughProxies(proxies),
    nowMs: Date.now,
    uptimeMs,
    recall: () => known,
    recallCheck: () => lastCheck,
    rememberCheck: (check) => {
      lastCheck = check;
    },
    remember: (credentials) => {
      mask(credentials.secretAccessKey);
      if (credentials.sessionToken !== undefined) mask(credentials.sessionToken);
      known = credentials;
    },
  };
}

/** Returns what askCaller asks of the STS of a recipe, by AWS' clock. */
export function callerQuestionOf(
  { stsUrl, region, clockOffsetMs }: EksRecipe,
  { send, nowMs }: MintContext,
): CallerQuestion {
  return { stsUrl, region, send, nowMs: nowMs() + clockOffsetMs };
}
