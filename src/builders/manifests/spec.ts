import type { Quantity } from '../../lib/kubernetes/quantity.ts';
import type { Platform } from '../../lib/platform.ts';
import type { Buildkitd } from './buildkitd.ts';
import type { PodPatch } from './pod-patch.ts';

/**
 * Where a builder keeps its cache. `none` = an emptyDir, which is deleted with the pod; `claim` = a claim that this action
 * creates, its `storageClass` undefined = the default class. Others are never created, changed or deleted here:
 * `existing` = a claim of somebody else, `volume` = a volume of a pod patch. Their `bytes` are undefined until, or where,
 * their size is not known.
 */
export type Cache =
  | { readonly kind: 'none' }
  | { readonly kind: 'claim'; readonly size: Quantity; readonly storageClass: string | undefined }
  | { readonly kind: 'existing'; readonly claim: string; readonly bytes: number | undefined }
  | { readonly kind: 'volume'; readonly bytes: number | undefined };

/** The value of `storageClass` for a claim without a class, which a volume created by hand serves. */
export const NO_CLASS = '-';

/** How long a shared builder lives after its last hold was released; `forever` builders have no owners at all. */
export type KeepWarm = { readonly kind: 'for'; readonly ms: number } | { readonly kind: 'forever' };

/** How long a builder lives; an `ephemeral` one is one job's own, and is deleted with its hold, its claim too. */
export type Life = KeepWarm | { readonly kind: 'ephemeral' };

/** What the daemon's pod may do. A rootless one builds as an ordinary user, in user namespaces of its own. */
export type Security = 'privileged' | 'rootless';

/** One node of a builder as this job wants it: what its Deployment and claim are rendered from. */
export type NodeSpec = {
  readonly builder: string;
  readonly name: string;
  readonly namespace: string;
  readonly platforms: readonly Platform[];
  /** As in the label `kubernetes.io/arch`. */
  readonly architecture: string;
  readonly image: string;
  readonly security: Security;
  readonly cpu: Quantity;
  readonly memory: Quantity;
  readonly cache: Cache;
  readonly life: Life;
  readonly podPatch: PodPatch;
  /** The user's own part of the daemon's configuration. */
  readonly buildkitd: Buildkitd;
  /** The address of the workflow run whose job wants it. */
  readonly run: string;
  /** The name of this job's hold, whether it is taken or not: no other job has it. */
  readonly job: string;
};

/** A hold of a job on a builder, before it is created. */
export type HoldSpec = {
  readonly name: string;
  readonly builder: string;
  readonly namespace: string;
  /** The names of the nodes that the job uses: the hold owns no other. */
  readonly nodes: readonly string[];
  /** The builder's image: never run, but admission policies read it. */
  readonly image: string;
  readonly lifeMs: number;
  /** Where a person finds the job, for example the URL of the workflow run. */
  readonly holder: string;
  readonly runner: RunnerPlace;
};

/** Where the job runs: in a pod beside the builder, which the hold is deleted with, or elsewhere. */
export type RunnerPlace =
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'pod'; readonly name: string; readonly uid: string };

/**
 * The version of what `deployment.ts` and `pod.ts` render. It only grows: a builder with a greater one was created by a
 * newer version of the action, and is used as it is.
 */
export const SPEC_VERSION = 2;
