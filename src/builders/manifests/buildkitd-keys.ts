import type { Fields, Shape } from './toml-shape.ts';

const table = (fields: Fields): Shape => ({ kind: 'table', fields });

/** What garbage collection is made of. Where a user sets one of these, none of ours is set. */
export const GC_KEYS = {
  gc: 'boolean',
  gckeepstorage: 'measure',
  reservedSpace: 'measure',
  maxUsedSpace: 'measure',
  minFreeSpace: 'measure',
  gcpolicy: {
    kind: 'tables',
    fields: {
      all: 'boolean',
      filters: 'texts',
      keepDuration: 'measure',
      keepBytes: 'measure',
      reservedSpace: 'measure',
      maxUsedSpace: 'measure',
      minFreeSpace: 'measure',
    },
  },
} as const;

const NETWORK: Fields = {
  networkMode: 'text',
  cniConfigPath: 'text',
  cniBinaryPath: 'text',
  cniPoolSize: 'number',
  bridgeName: 'text',
  bridgeSubnet: 'text',
};

/** What both kinds of worker have. */
const WORKER: Fields = {
  ...GC_KEYS,
  ...NETWORK,
  enabled: 'boolean',
  labels: 'any',
  platforms: 'texts',
  snapshotter: 'text',
  rootless: 'boolean',
  defaultCgroupParent: 'text',
  'apparmor-profile': 'text',
  selinux: 'boolean',
  'max-parallelism': 'number',
};

/** The keys of BuildKit 0.33 (buildkit, cmd/buildkitd/config/config.go). It ignores others without a word. */
export const BUILDKITD_KEYS: Fields = {
  debug: 'boolean',
  trace: 'boolean',
  root: 'text',
  'insecure-entitlements': 'texts',
  proxyNetwork: 'boolean',
  provenanceEnvDir: 'text',
  log: table({ format: 'text', level: 'text' }),
  grpc: table({
    address: 'texts',
    debugAddress: 'text',
    uid: 'number',
    gid: 'number',
    securityDescriptor: 'text',
    tls: table({ cert: 'text', key: 'text', ca: 'text' }),
  }),
  otel: table({ socketPath: 'text' }),
  cdi: table({ disabled: 'boolean', specDirs: 'texts', autoAllowed: 'texts' }),
  worker: table({
    oci: table({
      ...WORKER,
      noProcessSandbox: 'boolean',
      userRemapUnsupported: 'text',
      binary: 'text',
      proxySnapshotterPath: 'text',
      stargzSnapshotter: 'any',
    }),
    containerd: table({ ...WORKER, address: 'text', namespace: 'text', runtime: 'any' }),
  }),
  registry: {
    kind: 'named',
    fields: {
      mirrors: 'texts',
      http: 'boolean',
      insecure: 'boolean',
      ca: 'texts',
      keypair: { kind: 'tables', fields: { key: 'text', cert: 'text' } },
      tlsconfigdir: 'texts',
    },
  },
  dns: table({ nameservers: 'texts', options: 'texts', searchDomains: 'texts' }),
  history: table({ maxAge: 'measure', maxEntries: 'number' }),
  frontend: table({
    'dockerfile.v0': table({ enabled: 'boolean' }),
    'gateway.v0': table({ enabled: 'boolean', allowedRepositories: 'texts' }),
  }),
  system: table({ platformsCacheMaxAge: 'measure', maxRegistryConcurrency: 'number' }),
  cache: table({ gha: 'any' }),
};
