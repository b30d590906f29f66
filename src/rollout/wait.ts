import type { Observed, Trouble } from '../builder/observed.ts';
import { isReady, isServing } from '../builder/readiness.ts';
import { renderReport } from '../builder/report.ts';
import type { NodeSpec } from '../builder/spec.ts';
import { troubleOf } from '../builder/trouble.ts';
import { describeOthers, lastWait } from '../builder/waiting.ts';
import type { Pod } from '../cluster/kinds.ts';
import { ActionError } from '../errors.ts';
import { pause } from '../pause.ts';
import { fitted } from '../untrusted.ts';
import { observe } from './observe.ts';
import type { Rollout } from './rollout.ts';
import { isTimeout, withWait } from './timeout.ts';
import { watchPods } from './watch-pods.ts';

/** A watch that ends at once (no right, a proxy that does not stream) must not become a storm of lists. */
const SHORTEST_ROUND_MS = 500;

/** How long the pods are watched before everything is looked at: a builder is mostly up before the first look. */
const FIRST_WATCH_SECONDS = 4;
const LONGEST_WATCH_SECONDS = 10;

/**
 * Waits until the node's Deployment serves, printing each change of state. Ends by the rollout's signal, with what
 * was waited for last, or with code `not-ready` as soon as waiting cannot help; both after the cluster's own words.
 */
export async function waitUntilServing(rollout: Rollout, spec: NodeSpec): Promise<void> {
  const tellPods = progressOf(rollout, spec.name);
  const tellOthers = progressOf(rollout, spec.name);
  let last: Observed | undefined;
  try {
    for (let seconds = FIRST_WATCH_SECONDS; ; seconds = Math.min(seconds * 2, LONGEST_WATCH_SECONDS)) {
      const startedMs = Date.now();
      const pods = await watchPods(rollout, spec.name, seconds, tellPods);
      const observed = await observeUntilCounted(rollout, spec, pods);
      if (isServing(observed.deployment)) return;
      last = observed;
      tellOthers(describeOthers(observed));
      const trouble = troubleOf(observed);
      if (trouble !== undefined) throw hopeless(rollout, spec.name, observed, trouble);
      await pause(Math.max(0, startedMs + SHORTEST_ROUND_MS - Date.now()), rollout.signal);
    }
  } catch (thrown) {
    if (last === undefined || !isTimeout(thrown)) throw thrown;
    tellReport(rollout, spec.name, last);
    throw withWait(thrown, lastWait(last));
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
        clusterNodes: [],
        log: '',
      };
    }
    await pause(lookMs, signal);
  }
  return observe(api, spec, pods);
}

function hopeless(rollout: Rollout, node: string, observed: Observed, trouble: Trouble): ActionError {
  tellReport(rollout, node, observed);
  return new ActionError('not-ready', fitted(trouble.what, trouble.remedy), trouble.remedy);
}

function tellReport(rollout: Rollout, node: string, observed: Observed): void {
  const report = renderReport(observed);
  if (report.length > 0) rollout.info(`What the cluster says of builder ${node}:`);
  for (const line of report) rollout.info(line);
}

/** Tells a state that is another than the last one; '' is none. */
function progressOf(rollout: Rollout, node: string): (state: string) => void {
  let said = '';
  return (state) => {
    if (state !== said && state !== '') rollout.info(`Builder ${node}: ${state}`);
    said = state;
  };
}
