import { connect } from 'node:net';
import { ActionError } from '../../lib/errors.ts';
import { truncate } from '../../lib/safe-text.ts';
import type { EksReach } from './describe.ts';

const CONNECT_MS = 5000;

/**
 * Refuses an endpoint that this runner does not reach and that EKS says is not for everybody: a private one has a
 * public name all the same, and would be called in vain for a minute (EKS User Guide, cluster endpoint). Behind a
 * proxy nothing is tried: it may reach what we do not.
 */
export async function refuseOutOfReach(
  name: string,
  server: string,
  reach: EksReach,
  hasProxy: boolean,
): Promise<void> {
  const isForAll =
    reach.isPublic && (reach.publicCidrs.length === 0 || reach.publicCidrs.includes('0.0.0.0/0'));
  if (isForAll || hasProxy || (await isReachable(new URL(server)))) return;
  const vpc = reach.vpc === '' ? 'its VPC' : reach.vpc;
  const what = reach.isPublic
    ? `The endpoint of EKS cluster ${name} is open to ${truncate(reach.publicCidrs.join(', '), 100)} alone, and this runner does not reach it.`
    : `The endpoint of EKS cluster ${name} is private, and this runner does not reach it.`;
  throw new ActionError({
    code: 'unreachable',
    message: what,
    hint: `Run the job in ${vpc} or where it is routed to, or set HTTPS_PROXY.`,
  });
}

function isReachable({ hostname, port }: URL): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || '443') });
    const end = (isOpen: boolean): void => {
      socket.destroy();
      done(isOpen);
    };
    socket.setTimeout(CONNECT_MS, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
