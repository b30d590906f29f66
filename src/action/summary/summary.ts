import type { Life } from '../../builders/manifests/spec.ts';
import { buildxRunner, findBuildx, type RunBuildx } from '../../buildx/command.ts';
import { findOwnBuilds, type OwnBuild } from '../../buildx/history.ts';
import { isInstanceOf } from '../../buildx/ownership.ts';
import { readInstance, storeIn } from '../../buildx/store.ts';
import { secretsOf } from '../../cluster/access/access.ts';
import { type CallLimits, POST_LIMITS } from '../../cluster/api/retry.ts';
import { readOwnKubeconfig } from '../../cluster/kubeconfig/kubeconfig.ts';
import { withoutKnown } from '../../lib/cut-secrets.ts';
import { ActionError, messageOf } from '../../lib/errors.ts';
import type { Environment } from '../runner/environment.ts';
import { runnerLog as log } from '../runner/log.ts';
import { appendSummary } from '../runner/outputs.ts';
import { loadFacts, type SetUpFacts, type State, staysForever } from '../runner/state.ts';
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
  const untold: string[] = [];
  const debug = (line: string): void => void untold.push(line);
  try {
    const { instance, storeFolder } = state;
    const isThere = await hasInstance(state);
    const noted = isThere ? await findOwnBuilds(storeFolder, instance) : [];
    const run = await openBuildx(state, environment, signal);
    const sources = { run, instance, storeFolder, buildx: facts.buildx, signal, debug };
    const sizes = inTime(
      sources,
      'the size of the cache',
      findSizes({ state, environment }, facts, noted, signal),
    );
    const collected = await collect(sources, noted);
    const found = isThere ? collected : ({ ...collected, kind: 'unseen' } as const);
    const page = renderPage(state, (await sizes) ?? facts, found);
    if (page !== undefined) await appendSummary(page);
  } catch (thrown) {
    debug(`There is no summary: ${messageOf(thrown)}`);
  } finally {
    end();
  }
  await tell(state, untold);
}

/** Tells what is not on the page: in words of buildx, which passes on what a credential plugin says, without its secrets. */
async function tell({ folder, namespace }: State, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const access = await readOwnKubeconfig(folder, namespace).catch(() => undefined);
  if (access === undefined) return;
  for (const line of lines) log.debug(withoutKnown(line, secretsOf(access)));
}

/** Another step of this job that set up the same name, and whose post has run before, has removed what was noted here. */
async function hasInstance({ storeFolder, folder, instance }: State): Promise<boolean> {
  const json = await readInstance(storeIn(storeFolder, folder), instance);
  return json !== undefined && isInstanceOf(json, folder);
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

function renderPage(state: State, asked: SetUpFacts, found: Collected): string | undefined {
  const setUp = { ...asked, keepWarm: grantedLife(asked.keepWarm) };
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

/**
 * Returns how long the builder stays, undefined where the job does not decide that. It need not be what the job asked for:
 * a builder that is kept forever stays so, and one that lives by holds does not become that.
 */
function grantedLife(asked: Life | undefined): Life | undefined {
  if (asked === undefined || asked.kind === 'ephemeral') return asked;
  if (staysForever()) return { kind: 'forever' };
  return asked.kind === 'forever' ? undefined : asked;
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
