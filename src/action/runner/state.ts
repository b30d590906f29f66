import * as core from '@actions/core';

import type { Life } from '../../builders/manifests/spec.ts';
import { areFormerChoices, type FormerChoices } from '../../buildx/former.ts';
import { isMapping, type Mapping, mappingOf, numberOf, parseJson, textOf } from '../../lib/json.ts';

/**
 * What post needs to undo, written before the first effect of main, so that a job that is cancelled or killed
 * anywhere finds it. No secret is in it, only paths and names.
 */
export type State = {
  readonly version: 1;
  /** Our own folder with the kubeconfig, mode 0700. */
  readonly folder: string;
  readonly namespace: string;
  readonly instance: string;
  readonly storeFolder: string;
  /** What buildx' `current` and BUILDX_BUILDER held before. */
  readonly formerCurrent: string;
  readonly formerBuilder: string;
  /** Since a later version of this action: a state may lack it. */
  readonly later?: LaterState;
  readonly hold: StateHold;
};

/** What later versions of this action keep. */
export type LaterState = {
  /** The builder's name, for the log. */
  readonly builder: string;
  readonly formerConfig: string;
  readonly earlierChoices: FormerChoices;
  /** 0 in mode connect. */
  readonly maxJobDurationMs: number;
  readonly wantsSummary: boolean;
  /** The nodes that may get a cache claim, which stays when they are gone. */
  readonly nodesWithClaim: readonly string[];
};

/** The hold that main takes; `none` in mode connect. */
export type StateHold =
  | { readonly kind: 'none' }
  | { readonly kind: 'job'; readonly name: string; readonly life: Life };

/** What main knows once the builder serves, for the summary that post writes. All times in ms. */
export type SetUpFacts = {
  /** From the start of the step to a builder that buildx reached. */
  readonly readyMs: number;
  /** What the job asked for; undefined in mode connect. */
  readonly keepWarm: Life | undefined;
  /** This job created a node of the builder; otherwise it joined all of them. */
  readonly created: boolean;
  /** Other jobs that held the builder; undefined where that was not seen. */
  readonly otherHolds: number | undefined;
  /** Since when the builder is up, by the cluster's clock; undefined where it is not this action's. */
  readonly upSinceMs: number | undefined;
  /** The version of buildx; undefined for one that names no release. */
  readonly buildx: string | undefined;
  readonly nodes: readonly NodeFacts[];
};

/** What is known of a node of the builder. */
export type NodeFacts = {
  /** Its name for buildx, which its Deployment has too. */
  readonly name: string;
  /** As in the label `kubernetes.io/arch`, or the platform that mode connect was told; undefined where it is not known. */
  readonly architecture: string | undefined;
  readonly startedAs: StartedAs;
  /** undefined for a node that served already. */
  readonly clusterNode: string | undefined;
  /** From the start of the step until the node served; undefined for a node that served already. */
  readonly readyMs: number | undefined;
  readonly waits: Waits;
  /** undefined: without a cache volume, or not looked at. */
  readonly cacheSizeBytes: number | undefined;
  /** BuildKit's version. */
  readonly buildkit: string | undefined;
};

/** How a node came to serve: it was there, or this job created it, on what kind of cache. */
export type StartedAs = 'joined' | 'kept-cache' | 'new-cache' | 'no-cache';

/** How long each phase of a node's start took, in their order; undefined for one that was not seen. */
export type Waits = {
  /** Until a cluster node took the pod. */
  readonly nodeMs: number | undefined;
  /** Until its volumes were mounted. */
  readonly volumeMs: number | undefined;
  /** Until its image was there. */
  readonly imageMs: number | undefined;
  /** Until BuildKit answered. */
  readonly startMs: number | undefined;
};

const KEY = 'setup-buildx-kubernetes';
const FACTS_KEY = 'facts';
const READY_KEY = 'ready';
const FOREVER = 'forever';

/** Keeps the state for post. */
export function saveState(state: State): void {
  core.saveState(KEY, JSON.stringify(state));
}

/** Removes the state again: nothing was created. */
export function forgetState(): void {
  core.saveState(KEY, '');
}

/** Notes that main came to its end, so that the builder is worth keeping warm; or that it stays `forever` by itself. */
export function saveReady(isForever: boolean): void {
  core.saveState(READY_KEY, isForever ? FOREVER : 'true');
}

/** Keeps what main knows, for the summary. */
export function saveFacts(facts: SetUpFacts): void {
  core.saveState(FACTS_KEY, JSON.stringify(facts));
}

/** Returns what main knew; undefined when it did not reach its end. */
export function loadFacts(): SetUpFacts | undefined {
  const value = parseJson(core.getState(FACTS_KEY));
  if (!isMapping(value)) return undefined;
  const readyMs = numberOf(value, 'readyMs');
  if (readyMs === undefined || !Array.isArray(value.nodes)) return undefined;
  return {
    readyMs,
    keepWarm: isLife(value.keepWarm) ? value.keepWarm : undefined,
    created: value.created === true,
    otherHolds: numberOf(value, 'otherHolds'),
    upSinceMs: numberOf(value, 'upSinceMs'),
    buildx: textOf(value, 'buildx'),
    nodes: value.nodes.filter(isMapping).map(readNode),
  };
}

function readNode(node: Mapping): NodeFacts {
  const waits = mappingOf(node, 'waits');
  return {
    name: textOf(node, 'name') ?? '',
    architecture: textOf(node, 'architecture'),
    startedAs: STARTED_AS.find((one) => one === node.startedAs) ?? 'joined',
    clusterNode: textOf(node, 'clusterNode'),
    readyMs: numberOf(node, 'readyMs'),
    waits: {
      nodeMs: numberOf(waits, 'nodeMs'),
      volumeMs: numberOf(waits, 'volumeMs'),
      imageMs: numberOf(waits, 'imageMs'),
      startMs: numberOf(waits, 'startMs'),
    },
    cacheSizeBytes: numberOf(node, 'cacheSizeBytes'),
    buildkit: textOf(node, 'buildkit'),
  };
}

const STARTED_AS: readonly StartedAs[] = ['joined', 'kept-cache', 'new-cache', 'no-cache'];

/** True when main has reached its end. */
export function wasReady(): boolean {
  return core.getState(READY_KEY) !== '';
}

/** True when the builder stays by itself, whatever this job does with its hold. */
export function staysForever(): boolean {
  return core.getState(READY_KEY) === FOREVER;
}

/** How long the builder is to live after this job: what was asked for, unless main did not reach its end. */
export function lifeAfter(asked: Life): Life {
  const ready = core.getState(READY_KEY);
  if (ready === FOREVER) return { kind: 'forever' };
  // A builder that never came up is not worth keeping: the next job creates it again, perhaps with other inputs.
  return ready === 'true' ? asked : { kind: 'for', ms: 0 };
}

/** The state that main saved: `none` when it ended before it created anything, `unreadable` when it is not one of ours. */
export type Loaded =
  | { readonly kind: 'state'; readonly state: State }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' };

/** Reads the state that main saved; whatever cannot be trusted whole is not used at all. */
export function loadState(): Loaded {
  const text = core.getState(KEY);
  if (text === '') return { kind: 'none' };
  const state = parseJson(text);
  return isState(state) ? { kind: 'state', state } : { kind: 'unreadable' };
}

function isState(value: unknown): value is State {
  if (!isMapping(value) || value.version !== 1 || !isHold(value.hold)) return false;
  const { folder, namespace, instance, storeFolder, formerCurrent, formerBuilder, later } = value;
  const texts = [folder, namespace, instance, storeFolder, formerCurrent, formerBuilder];
  const isWhole = texts.every((text) => typeof text === 'string') && folder !== '' && isPlainName(instance);
  return isWhole && (later === undefined || isLater(later));
}

function isLater(value: unknown): boolean {
  if (!isMapping(value)) return false;
  const { builder, formerConfig, earlierChoices, maxJobDurationMs, wantsSummary, nodesWithClaim } = value;
  return (
    [builder, formerConfig].every((text) => typeof text === 'string') &&
    areFormerChoices(earlierChoices) &&
    typeof maxJobDurationMs === 'number' &&
    typeof wantsSummary === 'boolean' &&
    Array.isArray(nodesWithClaim) &&
    nodesWithClaim.every(isPlainName)
  );
}

function isHold(value: unknown): boolean {
  if (!isMapping(value)) return false;
  if (value.kind === 'none') return true;
  return value.kind === 'job' && isPlainName(value.name) && isLife(value.life);
}

function isLife(value: unknown): value is Life {
  if (!isMapping(value)) return false;
  if (value.kind === 'forever' || value.kind === 'ephemeral') return true;
  return value.kind === 'for' && typeof value.ms === 'number' && value.ms >= 0;
}

/** A name that cannot lead out of a folder. */
function isPlainName(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z0-9][a-z0-9._-]*$/.test(value);
}
