import { uptimeMs } from '../../lib/system/uptime.ts';
import type { AwsCredentials } from '../aws/credentials.ts';
import { sendThroughProxies } from '../aws/http.ts';
import { retrying } from '../aws/retrying.ts';
import { readProxies } from '../network/proxy.ts';
import type { AskedKeys } from './ended-keys.ts';
import type { Kitchen } from './mint.ts';
import { named } from './unanswered.ts';

/**
 * Remembers AWS credentials, at first those given, for as long as this process lives; what is secret of them goes to
 * `mask` first.
 */
export function openKitchen(
  environment: Readonly<Record<string, string | undefined>>,
  mask: (secret: string) => void,
  given: AwsCredentials | undefined,
): Kitchen {
  let known = given;
  let asked: AskedKeys | undefined;
  return {
    environment,
    send: named(retrying(sendThroughProxies(readProxies(environment)))),
    nowMs: Date.now,
    uptimeMs,
    recall: () => known,
    recallAsked: () => asked,
    rememberAsked: (now) => {
      asked = now;
    },
    remember: (credentials) => {
      mask(credentials.secretAccessKey);
      mask(credentials.sessionToken);
      known = credentials;
    },
  };
}
