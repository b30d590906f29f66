/** What helps when a builder is ready and buildx cannot exec into it (client-go, remotecommand; buildx, driver/kubernetes). */
export const BUILDX_HINTS: readonly { readonly words: RegExp; readonly hint: string }[] = [
  {
    words: /executable file not found|exec: "?buildctl"?: |stat \S*buildctl/,
    hint: 'buildx runs buildctl in the first container, which is not buildkitd: exempt the pods from sidecar injection.',
  },
  {
    words: /error reading server preface: command terminated|command terminated with exit code/,
    hint: 'buildkitd must listen on its unix socket: start it with --addr unix:///run/buildkit/buildkitd.sock too.',
  },
  {
    words: /Upgrade request required|bad handshake|unable to upgrade connection: </,
    hint: 'A proxy or load balancer before the API server must pass upgrades (SPDY and WebSocket) on.',
  },
  {
    words: /error dialing backend|No agent available/,
    hint: 'The API server cannot reach the kubelet of that cluster node (port 10250): check the network between them.',
  },
  {
    words: /admission webhook .*denied/,
    hint: "Exempt pods/exec in the builder's namespace from that webhook.",
  },
  {
    words: /User "[^"]*" cannot/,
    hint: 'Grant the right to create pods/exec (the Role in the README).',
  },
];

/** Returns what helps against the words of buildx on a builder that it does not reach; undefined when no row knows them. */
export function hintForUnreached(words: string): string | undefined {
  const text = words.replace(/\s+/g, ' ');
  return BUILDX_HINTS.find((row) => row.words.test(text))?.hint;
}
