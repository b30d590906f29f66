import * as core from '@actions/core';

import type { Life } from '../../builders/manifests/spec.ts';
import { areFormerChoices, type FormerChoices } from '../../buildx/former.ts';
import { isMapping, parseJson } from '../../lib/json.ts';

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
  readonly formerConfig: string;
  readonly earlierChoices: FormerChoices;
  /** 0 in mode connect. */
  readonly maxJobDurationMs: number;
  /** The nodes that may get a cache claim, which stays when they are gone. */
  readonly nodesWithClaim: readonly string[];
};

/** The hold that main takes; `none` in mode connect. */
export type StateHold =
  | { readonly kind: 'none' }
  | { readonly kind: 'job'; readonly name: string; readonly life: Life };

const KEY = 'setup-buildx-kubernetes';
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

/** True when main has reached its end. */
export function wasReady(): boolean {
  return core.getState(READY_KEY) !== '';
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
  const { formerConfig, earlierChoices, maxJobDurationMs, nodesWithClaim } = value;
  return (
    typeof formerConfig === 'string' &&
    areFormerChoices(earlierChoices) &&
    typeof maxJobDurationMs === 'number' &&
    Array.isArray(nodesWithClaim) &&
    nodesWithClaim.every(isPlainName)
  );
}

function isHold(value: unknown): boolean {
  if (!isMapping(value)) return false;
  if (value.kind === 'none') return true;
  const { life } = value;
  if (value.kind !== 'job' || !isPlainName(value.name) || !isMapping(life)) return false;
  if (life.kind === 'forever' || life.kind === 'ephemeral') return true;
  return life.kind === 'for' && typeof life.ms === 'number' && life.ms >= 0;
}

/** A name that cannot lead out of a folder. */
function isPlainName(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z0-9][a-z0-9._-]*$/.test(value);
}
