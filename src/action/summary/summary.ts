import { buildxRunner, findBuildx, type RunBuildx } from '../../buildx/command.ts';
import { findOwnBuilds, type OwnBuild } from '../../buildx/history.ts';
import { secretsOf } from '../../cluster/access/access.ts';
import { type CallLimits, POST_LIMITS } from '../../cluster/api/retry.ts';
import { readOwnKubeconfig } from '../../cluster/kubeconfig/kubeconfig.ts';
import { ActionError, messageOf } from '../../lib/errors.ts';
import type { Environment } from '../runner/environment.ts';
import { runnerLog as log } from '../runner/log.ts';
import { appendSummary } from '../runner/outputs.ts';
import { loadFacts, type SetUpFacts, type State } from '../runner/state.ts';
import { stopSignal } from '../runner/step.ts';
import { openStepApi } from '../runner/step-api.ts';
import { groupBuilds } from './builds.ts';
import { lacksSizes, withClaimSizes } from './claim-sizes.ts';
import { type Collected, collect, inTime } from './collect.ts';
import { renderKeepWarmHint } from './keep-warm.ts';
import { renderSummary } from './render.ts';

/** All of it. What is not known by then is not on the page. */
const SUMMARY_MS = 5000;

/** The job whose builds are shown, and the runner that it is on. */
export type SummarizedJob = { readonly state: State; readonly environment: Environment };

/**
 * Adds to the job summary what the job built, as long as its buildx instance exists. It only reads from the builder, and
 * whatever goes wrong is no concern of the job: without a summary it has lost nothing.
 */
export async function writeSummary({ state, environment }: SummarizedJob): Promise<void> {
  const facts = loadFacts();
  if (facts === undefined) return;
  const { signal, end } = stopSignal(
    SUMMARY_MS,
    new ActionError({ code: 'timeout', message: 'The summary has no more time for it.' }),
  );
  try {
    const { instance, storeFolder } = state;
    const noted = await findOwnBuilds(storeFolder, instance);
    const run = await openBuildx(state, environment, signal);
    const sources = { run, instance, storeFolder, buildx: facts.buildx, signal, debug: log.debug };
    const sizes = inTime(
      sources,
      'the size of the cache',
      findSizes({ state, environment }, facts, noted, signal),
    );
    const found = await collect(sources, noted);
    const page = renderPage(state, (await sizes) ?? facts, found);
    if (page !== undefined) await appendSummary(page);
  } catch (thrown) {
    log.debug(`There is no summary: ${messageOf(thrown)}`);
  } finally {
    end();
  }
}

/** A later step may have set another folder of instances. */
async function openBuildx(
  { storeFolder }: State,
  environment: Environment,
  signal: AbortSignal,
): Promise<RunBuildx> {
  const variables = { ...environment.variables, BUILDX_CONFIG: storeFolder };
  return buildxRunner(await findBuildx(environment), variables, signal);
}

/** Main does not look at the volume of a node that it joins; where something was built, its size is worth a call. */
async function findSizes(
  { state, environment }: SummarizedJob,
  setUp: SetUpFacts,
  noted: readonly OwnBuild[],
  signal: AbortSignal,
): Promise<SetUpFacts> {
  if (noted.length === 0 || !lacksSizes(setUp)) return setUp;
  const access = await readOwnKubeconfig(state.folder, state.namespace);
  for (const secret of secretsOf(access)) log.mask(secret);
  return withClaimSizes(openStepApi(access, environment, ONE_TRY, signal), setUp);
}

/** A call that fails is not worth a second one. */
const ONE_TRY: CallLimits = { ...POST_LIMITS, totalMs: 1 };

function renderPage(state: State, setUp: SetUpFacts, found: Collected): string | undefined {
  const nowMs = Date.now();
  const architectures = new Map(setUp.nodes.map(({ name, architecture }) => [name, architecture]));
  const { kind, own, missing, cacheBytes } = found;
  return renderSummary({
    builder: state.later?.builder ?? state.instance,
    namespace: state.namespace,
    setUp,
    built: kind === 'listed' ? { kind, builds: groupBuilds(own, architectures), missing } : { kind },
    cacheBytes,
    keepWarmHint: hintFor(setUp, found, nowMs),
    nowMs,
  });
}

function hintFor(
  { keepWarm, upSinceMs }: SetUpFacts,
  { all, knownSinceMs }: Collected,
  nowMs: number,
): string | undefined {
  if (upSinceMs === undefined) return undefined;
  const builds = all.map(({ startedMs, endedMs = nowMs }) => ({ startedMs, endedMs }));
  return renderKeepWarmHint(keepWarm, { upSinceMs: Math.max(upSinceMs, knownSinceMs), nowMs, builds });
}
