import type { V1PodSecurityContext, V1SecurityContext } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';
import type { Security } from './spec.ts';

/** How the daemon runs in its pod, and where it looks for its things. */
export type DaemonProfile = {
  readonly pod: Wire<V1PodSecurityContext>;
  readonly container: Wire<V1SecurityContext>;
  readonly args: readonly string[];
  readonly configFolder: string;
  readonly cacheFolder: string;
};

const PRIVILEGED: DaemonProfile = {
  pod: {},
  container: { privileged: true },
  args: [],
  configFolder: '/etc/buildkit',
  cacheFolder: '/var/lib/buildkit',
};

/** The user of the rootless image (buildkit, docs/rootless.md). */
const ID = 1000;

/**
 * Unconfined, because the default profiles forbid the mounts and namespaces that builds are made of. Privilege
 * escalation is what newuidmap needs, which carries file capabilities. Kubernetes masks parts of /proc, so a build
 * step cannot get a PID namespace with a /proc of its own.
 */
const ROOTLESS: DaemonProfile = {
  // A new volume is root's. The kubelet gives it to the group once; else it would at each start give every file below
  // to the group, writable, those of cached layers too (kubernetes, pkg/volume/volume_linux.go).
  pod: { fsGroup: ID, fsGroupChangePolicy: 'OnRootMismatch' },
  container: {
    runAsUser: ID,
    runAsGroup: ID,
    allowPrivilegeEscalation: true,
    seccompProfile: { type: 'Unconfined' },
    appArmorProfile: { type: 'Unconfined' },
  },
  args: ['--oci-worker-no-process-sandbox'],
  configFolder: '/home/user/.config/buildkit',
  cacheFolder: '/home/user/.local/share/buildkit',
};

/** The profile of each kind of builder. */
export const DAEMON_PROFILES: Readonly<Record<Security, DaemonProfile>> = {
  privileged: PRIVILEGED,
  rootless: ROOTLESS,
};
