import { docsLink } from '../../lib/release.ts';
import { findRemedy, foreignSetting, type HintRow, type Remedy } from './problem.ts';

/** What helps when a builder is ready and buildx cannot exec into it (client-go, remotecommand; buildx, driver/kubernetes). */
export const BUILDX_HINTS: readonly HintRow[] = [
  {
    topic: 'sidecar',
    words: /executable file not found|exec: "?buildctl"?: |stat \S*buildctl/,
    hint: 'buildx runs buildctl in the first container, which is not buildkitd: exempt the pods from sidecar injection.',
  },
  {
    topic: 'connect-unfit',
    words: /error reading server preface: command terminated|command terminated with exit code/,
    hint: 'buildkitd must listen on its unix socket: start it with --addr unix:///run/buildkit/buildkitd.sock too.',
  },
  {
    topic: 'buildx-unreachable',
    words: /Upgrade request required|bad handshake|unable to upgrade connection: </,
    hint: 'A proxy or load balancer before the API server must pass on upgrades (SPDY and WebSocket).',
  },
  {
    topic: 'buildx-unreachable',
    words: /error dialing backend|No agent available/,
    hint: 'The API server cannot reach the kubelet of that cluster node (port 10250): check the network between them.',
  },
  {
    topic: 'policy',
    words: /admission webhook .*denied/,
    hint: "Exempt pods/exec in the builder's namespace from that webhook.",
  },
  {
    topic: 'forbidden',
    words: /User "[^"]*" cannot/,
    hint: `Grant the right to create pods/exec: ${docsLink('cluster')}`,
  },
];

/** Returns what helps against the words of buildx on a builder that it does not reach. */
export function remedyForUnreached(words: string): Remedy {
  const hint = 'It needs the right to create pods/exec, and a way from this runner to the API server.';
  return findRemedy(BUILDX_HINTS, words, foreignSetting('')) ?? { topic: 'buildx-unreachable', hint };
}
