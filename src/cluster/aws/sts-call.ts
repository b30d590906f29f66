import type { WholeAnswer } from '../network/exchange.ts';
import type { AwsCredentials } from './credentials.ts';
import type { AwsSend } from './http.ts';
import { signPost } from './sigv4.ts';

/** The STS that is asked: `url` as in `https://sts.eu-central-1.amazonaws.com`, a VPC endpoint, say, included. */
export type Sts = {
  readonly url: string;
  readonly region: string;
  readonly send: AwsSend;
  readonly nowMs: () => number;
};

/** The parameters of an action. */
export type StsParameters = Readonly<Record<string, string>>;

const CONTENT_TYPE = 'application/x-www-form-urlencoded; charset=utf-8';
/** AWS takes signatures that are this old or this much ahead (IAM User Guide, "Signature Version 4"). */
const SKEW_MS = 5 * 60_000;
/** As STS says that, and as AWS' common errors say it. */
const SKEW_CODES: ReadonlySet<string> = new Set([
  'SignatureDoesNotMatch',
  'InvalidSignatureException',
  'RequestExpired',
]);

/** Asks STS by nobody's keys. */
export function askSts(
  sts: Sts,
  action: string,
  parameters: StsParameters,
  signal: AbortSignal,
): Promise<WholeAnswer> {
  const headers = { 'content-type': CONTENT_TYPE };
  const body = form(action, parameters);
  return sts.send({ method: 'POST', url: `${sts.url}/`, headers, body }, signal);
}

/** Asks STS by these keys; by its own clock, when it refuses ours. */
export async function askStsSigned(
  sts: Sts,
  action: string,
  parameters: StsParameters,
  credentials: AwsCredentials,
  signal: AbortSignal,
): Promise<WholeAnswer> {
  const { host } = new URL(sts.url);
  const scope = { region: sts.region, service: 'sts' };
  const body = form(action, parameters);
  const askAt = (nowMs: number): Promise<WholeAnswer> => {
    const headers = signPost(host, CONTENT_TYPE, body, scope, credentials, nowMs);
    return sts.send({ method: 'POST', url: `${sts.url}/`, headers, body }, signal);
  };
  const answer = await askAt(sts.nowMs());
  const dateMs = Date.parse(answer.date);
  const isSkewed = SKEW_CODES.has(stsField(answer.text, 'Code')) && Math.abs(dateMs - sts.nowMs()) > SKEW_MS;
  return isSkewed ? askAt(dateMs) : answer;
}

function form(action: string, parameters: StsParameters): string {
  return new URLSearchParams({ Action: action, Version: '2011-06-15', ...parameters }).toString();
}

/** STS answers in XML of a fixed form, with one value of each name that we read; '' when it is not there. */
export function stsField(xml: string, name: string): string {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
