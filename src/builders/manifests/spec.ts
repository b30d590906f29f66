import type { Quantity } from '../../lib/kubernetes/quantity.ts';
import type { Platform } from '../../lib/platform.ts';
import type { Buildkitd } from './buildkitd.ts';
import type { PodPatch } from './pod-patch.ts';

/**
 * How a builder's state is kept. `none` = an emptyDir that goes with the pod; `claim` = one of this action's own.
 * Others are never made, changed or deleted here: `existing` = a claim that is there, `volume` = what a pod patch
 * brings. Their `bytes` are undefined while, or where, nothing tells their size.
 */
export type Cache =
  | { readonly kind: 'none' }
  | { readonly kind: 'claim'; readonly size: Quantity; readonly storageClass: string }
  | { readonly kind: 'existing'; readonly claim: string; readonly bytes: number | undefined }
  | { readonly kind: 'volume'; readonly bytes: number | undefined };

/** The value of `storageClass` for a claim without a class, which a volume made by hand serves; '' = the default class. */
export const NO_CLASS = '-';

/** How long a shared builder lives after its last hold was released; `forever` builders have no owners at all. */
export type KeepWarm = { readonly kind: 'for'; readonly ms: number } | { readonly kind: 'forever' };

/** How long a builder lives; an `ephemeral` one is one job's own and goes with its hold, its claim too. */
export type Life = KeepWarm | { readonly kind: 'ephemeral' };

/** What the daemon's pod may do. A rootless one builds as an ordinary user, in user namespaces of its own. */
export type Security = 'privileged' | 'rootless';

/** One node of a builder as this job wants it: what its Deployment and claim are made from. */
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
  /** Where a person finds the run whose job wants it. */
  readonly run: string;
  /** The name of the hold of the job that wants it, taken or not: no other job has it. */
  readonly job: string;
};

/** A job's claim on a builder, before it is made. */
export type HoldSpec = {
  readonly name: string;
  readonly builder: string;
  readonly namespace: string;
  /** The names of the nodes that the job uses: the hold owns no other. */
  readonly nodes: readonly string[];
  /** The builder's image: never run, but admission policies read it. */
  readonly image: string;
  readonly lifeMs: number;
  /** Where a person finds the job that holds, for example the URL of the workflow run. */
  readonly holder: string;
  readonly runner: RunnerPlace;
};

/** Where the job runs: in a pod beside the builder, with which its hold goes too, or elsewhere. */
export type RunnerPlace =
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'pod'; readonly name: string; readonly uid: string };

/**
 * The version of what `deployment.ts` and `pod.ts` make. It only grows; a builder that carries a greater one was
 * made by a newer version of the action and is used as it is.
 */
export const SPEC_VERSION = 2;
