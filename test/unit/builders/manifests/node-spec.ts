import type { NodeSpec } from '../../../../src/builders/manifests/spec.ts';

/** A node as a job with default inputs wants it; tests override what they are about. */
export const NODE_SPEC: NodeSpec = {
  builder: 'ci',
  name: 'ci-amd64',
  namespace: 'builds',
  platforms: [{ os: 'linux', architecture: 'amd64', variant: undefined }],
  architecture: 'amd64',
  image: 'docker.io/moby/buildkit:v0.33.1',
  security: 'privileged',
  cpu: { text: '1', value: 1 },
  memory: { text: '2Gi', value: 2 * 2 ** 30 },
  cache: { kind: 'claim', size: { text: '50Gi', value: 50 * 2 ** 30 }, storageClass: undefined },
  life: { kind: 'for', ms: 1_800_000 },
  podPatch: { kind: 'none' },
  buildkitd: { config: { debug: true }, files: [] },
  run: 'https://github.com/octo-org/octo-repo/actions/runs/1/attempts/1',
  job: 'hold-1',
};
