import { rm } from 'node:fs/promises';

import { noteFormer, readEarlierChoices, readFormerCurrent } from '../../buildx/former.ts';
import { type Store, verifyWritable } from '../../buildx/store.ts';
import { writeKubeconfig } from '../../cluster/kubeconfig/write.ts';
import { forgetState, type LaterState, type StateHold, saveState } from '../runner/state.ts';
import { isBuilderJob, type Job, lifeOf, nodesWithClaim } from './job.ts';

/**
 * Keeps what post needs, then writes the kubeconfig and makes sure that the instance can be written later: the first
 * effect of this step, before anything is created in the cluster. When it fails, it removes all of it, and the state
 * that would make post look for it. Returns the kubeconfig's path.
 */
export async function keepState(job: Job, store: Store): Promise<string> {
  const { access, names } = job;
  const { builderVariable: formerBuilder, buildxConfig: formerConfig } = job.environment;
  const formerCurrent = await readFormerCurrent(store);
  const earlierChoices = await readEarlierChoices(store, formerBuilder);
  const { hold, ...planned } = planForPost(job);
  saveState({
    version: 1,
    folder: names.folder,
    namespace: access.namespace,
    instance: names.instance,
    storeFolder: store.folder,
    formerCurrent: formerCurrent ?? '',
    formerBuilder,
    later: {
      builder: names.builder,
      formerConfig,
      earlierChoices,
      wantsSummary: job.inputs.summary,
      ...planned,
    },
    hold,
  });
  try {
    const kubeconfig = await writeKubeconfig(access, names.folder);
    const choices = [{ builder: formerBuilder, config: formerConfig }, ...earlierChoices];
    noteFormer(names.folder, formerCurrent, choices);
    await verifyWritable(store);
    return kubeconfig;
  } catch (error) {
    await rm(names.folder, { recursive: true, force: true });
    forgetState();
    throw error;
  }
}

/** What post has to release in the cluster. */
function planForPost(
  job: Job,
): Pick<LaterState, 'maxJobDurationMs' | 'nodesWithClaim'> & { readonly hold: StateHold } {
  if (!isBuilderJob(job)) return { maxJobDurationMs: 0, nodesWithClaim: [], hold: { kind: 'none' } };
  return {
    maxJobDurationMs: job.inputs.maxJobDurationMs,
    nodesWithClaim: nodesWithClaim(job.wish),
    hold: { kind: 'job', name: job.names.hold, life: lifeOf(job.inputs) },
  };
}
