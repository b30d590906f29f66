import type { Send } from '../network/send.ts';
import { presign } from './sigv4.ts';
import type { AwsCredentials } from './source.ts';

/** Whose credentials these are, or why STS does not take them. What STS does not say is undefined. */
export type Caller = {
  readonly arn: string | undefined;
  /** The code of its error. */
  readonly refusal: string | undefined;
  /** The time by its clock. */
  readonly dateMs: number | undefined;
};

/** The STS that is asked, and the time that it believes in. */
export type CallerQuestion = {
  readonly stsUrl: string;
  readonly region: string;
  readonly nowMs: number;
  readonly send: Send;
};

/** AWS takes signatures that are this much ahead of its clock, and no older ones (IAM User Guide, "Signature Version 4"). */
export const SKEW_MS = 5 * 60_000;
/** As STS says that, and as AWS' common errors say it. */
const SKEW_CODES = ['SignatureDoesNotMatch', 'InvalidSignatureException', 'RequestExpired'];
const EXPIRES_SECONDS = 60;
const QUERY = [
  ['Action', 'GetCallerIdentity'],
  ['Version', '2011-06-15'],
] as const;

/** Asks STS whose credentials these are; by its own clock, when it refuses ours. */
export async function askCaller(
  { stsUrl, region, nowMs, send }: CallerQuestion,
  credentials: AwsCredentials,
  signal: AbortSignal,
): Promise<Caller> {
  const askAt = async (timeMs: number): Promise<Caller> => {
    const scope = { region, service: 'sts' };
    const request = { url: stsUrl, query: QUERY, headers: [], expiresSeconds: EXPIRES_SECONDS, scope };
    const url = presign(request, credentials, timeMs);
    const { status, text, headers } = await send({ method: 'GET', url, headers: {}, body: '' }, signal);
    const dateMs = timeOf(headers.date);
    return { arn: fieldOf(text, 'Arn'), refusal: status === 200 ? undefined : fieldOf(text, 'Code'), dateMs };
  };
  const caller = await askAt(nowMs);
  const { refusal, dateMs } = caller;
  const isSkewed =
    refusal !== undefined &&
    SKEW_CODES.includes(refusal) &&
    dateMs !== undefined &&
    Math.abs(dateMs - nowMs) > SKEW_MS;
  return isSkewed ? askAt(dateMs) : caller;
}

/** Returns the time of a Date header; undefined for what is none. */
export function timeOf(date: string | undefined): number | undefined {
  const ms = Date.parse(date ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

/** STS answers in XML of a fixed form; these fields hold no character that XML has to write otherwise. */
function fieldOf(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];
}

/** Codes of STS about the keys themselves (AWS STS API reference, Common errors), and what to do about each. */
const HINTS: ReadonlyMap<string, string> = new Map([
  ['ExpiredToken', 'The AWS keys have expired: let a step before this one configure AWS credentials again.'],
  [
    'InvalidClientTokenId',
    'AWS does not know the keys: check the access key, and the session token of temporary ones.',
  ],
  ['SignatureDoesNotMatch', 'Check the secret access key.'],
]);

/** Returns what to do about keys that STS refuses with this code; undefined when the keys are not what is wrong. */
export function hintOfKeyFault(code: string): string | undefined {
  return HINTS.get(code);
}
