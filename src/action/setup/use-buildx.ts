import { hintForUnreached } from '../../builders/diagnosis/unreached.ts';
import { buildxRunner, findBuildx, type RunBuildx } from '../../buildx/command.ts';
import type { InspectedNode } from '../../buildx/inspect.ts';
import { removeLeftovers } from '../../buildx/leftovers.ts';
import { proveReachable } from '../../buildx/proof.ts';
import type { Store } from '../../buildx/store.ts';
import type { HomeView } from '../../buildx/taken.ts';
import {
  type BuildxVersion,
  judgeBuildxVersion,
  parseBuildxVersion,
  refuseOtherProgram,
} from '../../buildx/version.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Environment } from '../runner/environment.ts';
import { runnerLog as log } from '../runner/log.ts';
import { exportBuilder, exportStore } from '../runner/outputs.ts';

/** The buildx of this runner; `version` undefined for one that names no release. */
export type RunnerBuildx = { readonly run: RunBuildx; readonly version: BuildxVersion | undefined };

/** Finds buildx; code `buildx` when there is none, or none that can be worked with. */
export async function startBuildx(environment: Environment, signal: AbortSignal): Promise<RunnerBuildx> {
  const run = buildxRunner(await findBuildx(environment), environment.variables, signal);
  const output = await run(['version']);
  refuseOtherProgram(output);
  const version = parseBuildxVersion(output);
  judgeBuildxVersion(version, false);
  return { run, version };
}

/** What other jobs left is no reason to fail this one. */
export async function tidyStore(store: Store, view: HomeView): Promise<void> {
  try {
    const names = await removeLeftovers(store, view);
    if (names.length > 0) log.info(`Removed buildx instances of jobs that are over: ${names.join(', ')}.`);
  } catch (error) {
    log.info(`Instances of jobs that are over were left: ${messageOf(error)}`);
  }
}

/**
 * Makes the instance current and proves that buildx reaches it, side by side: both only read the other's file. Later
 * steps are told its name and the store's folder: a step with a DOCKER_CONFIG of its own would look elsewhere. `judge`
 * throws for nodes that no job should build on.
 */
export async function useBuilder(
  run: RunBuildx,
  store: Store,
  instance: string,
  isCurrent: boolean,
  signal: AbortSignal,
  judge: (nodes: readonly InspectedNode[]) => void,
): Promise<readonly InspectedNode[]> {
  const [nodes] = await Promise.all([
    proveReachable(run, instance, signal, hintForUnreached),
    isCurrent ? run(['use', instance]) : Promise.resolve(''),
  ]);
  judge(nodes);
  if (isCurrent) {
    exportStore(store.folder);
    exportBuilder(instance);
  }
  return nodes;
}
