/** What a bed has on request only. The parts stay until `down`; asking again costs next to nothing. */
export type Wishes = {
  /** A cluster node of arm64, and the base image for both architectures. */
  readonly arm64: boolean;
};

/** A bed that starts fast. */
export const noWishes: Wishes = { arm64: false };

/** What every bed has: a cluster, a registry that host and pods reach, and client programs. */
export type CommonBed = {
  /** Path of a kubeconfig whose user may do everything. */
  readonly kubeconfig: string;
  /** ADDRESS:PORT, plain http, as this machine reaches it. */
  readonly registry: string;
  /** The same registry as pods reach it; usually the same name. */
  readonly registryInCluster: string;
  /** Full reference of a BuildKit image that the cluster has or can pull. */
  readonly buildkitImage: string;
  /** The same of its rootless variant. */
  readonly rootlessImage: string;
  /** Full reference of a busybox, as builds reach it. */
  readonly baseImage: string;
  /** Folder with `docker`, `docker-buildx` and, where it is known, `buildctl`. */
  readonly binDir: string;
};

/** The cluster that this test bed started on this machine. */
export type EmbeddedBed = CommonBed & {
  readonly kind: 'embedded';
  /** Name of the cluster node. */
  readonly clusterNode: string;
  /** Folder on the cluster node for volumes of the StorageClass `local`, which nobody makes but the tests. */
  readonly localVolumes: string;
};

/** A cluster that somebody else runs, such as kind or k3s. */
export type ExistingBed = CommonBed & { readonly kind: 'existing' };
