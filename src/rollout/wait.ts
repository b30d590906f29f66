import type { Observed, Trouble } from '../builder/observed.ts';
import { describeFailure, isReady, isServing } from '../builder/readiness.ts';
import { renderReport } from '../builder/report.ts';
import type { NodeSpec } from '../builder/spec.ts';
import { troubleOf } from '../builder/trouble.ts';
import type { Pod } from '../cluster/kinds.ts';
import { ActionError } from '../errors.ts';
import { pause } from '../pause.ts';
import { observe } from './observe.ts';
import { watchPods } from './pods.ts';
import type { Rollout } from './rollout.ts';

/** A pod that is ready before its Deployment serves must not become a storm of looks. */
const SHORTEST_ROUND_MS = 500;

/** How long the pods are watched before everything is looked at: a builder is mostly up before the first look. */
const FIRST_LOOK_SECONDS = 4;
const LONGEST_LOOK_SECONDS = 10;

/**
 * Waits until the node's Deployment serves, printing each change of state. Ends by the rollout's signal, or with code
 * `not-ready` as soon as waiting cannot help, after the cluster's own words.
 */
export async function waitUntilServing(rollout: Rollout, spec: NodeSpec): Promise<void> {
  const progress = progressOf(rollout, spec.name);
  for (let seconds = FIRST_LOOK_SECONDS; ; seconds = Math.min(seconds * 2, LONGEST_LOOK_SECONDS)) {
    const startedMs = Date.now();
    const pods = await watchPods(startedMs + seconds * 1000, rollout, spec.name, progress);
    const observed = await observeUntilCounted(rollout, spec, pods);
    if (isServing(observed.deployment)) return;
    const failure = describeFailure(observed.deployment);
    if (failure !== '') progress(failure);
    const trouble = troubleOf(observed);
    if (trouble !== undefined) throw hopeless(rollout, spec.name, observed, trouble);
    await pause(Math.max(0, startedMs + SHORTEST_ROUND_MS - Date.now()), rollout.signal);
  }
}

const FIRST_LOOK_MS = 20;

/** The Deployment counts a ready pod some ms after the pod is; buildx goes by the Deployment. */
async function observeUntilCounted(
  rollout: Rollout,
  spec: NodeSpec,
  pods: readonly Pod[],
): Promise<Observed> {
  const { api, signal } = rollout;
  for (let lookMs = FIRST_LOOK_MS; pods.some(isReady) && lookMs < SHORTEST_ROUND_MS; lookMs *= 2) {
    const answer = await api.get('deployments', spec.name);
    if (answer.kind === 'ok' && isServing(answer.body)) {
      return {
        deployment: answer.body,
        nowMs: answer.serverTimeMs,
        pods,
        claim: undefined,
        events: [],
        log: '',
      };
    }
    await pause(lookMs, signal);
  }
  return observe(api, spec, pods);
}

function hopeless(rollout: Rollout, node: string, observed: Observed, trouble: Trouble): ActionError {
  const report = renderReport(observed);
  if (report.length > 0) rollout.info(`What the cluster says of builder ${node}:`);
  for (const line of report) rollout.info(line);
  return new ActionError('not-ready', trouble.what, trouble.remedy);
}

function progressOf(rollout: Rollout, node: string): (state: string) => void {
  let said = '';
  return (state) => {
    if (state !== said) rollout.info(`Builder ${node}: ${state}`);
    said = state;
  };
}
