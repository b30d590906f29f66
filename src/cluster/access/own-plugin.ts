import type { ExecPlugin } from './access.ts';

/**
 * A program of ours as later steps run it to log in: by the very Node that runs us, and without what a workflow sets for
 * its own programs, which would run in it, or have it trust any server.
 */
export function ownPlugin(args: readonly string[]): ExecPlugin {
  return {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: process.execPath,
    args,
    env: ['NODE_OPTIONS', 'NODE_TLS_REJECT_UNAUTHORIZED'].map((name) => ({ name, value: '' })),
    provideClusterInfo: false,
    clusterConfig: undefined,
  };
}
