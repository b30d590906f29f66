import { readEnvironment } from './action/runner/environment.ts';
import { runStep, stopSignal } from './action/runner/step.ts';
import type { SurveyedBuilder } from './action/setup/builder.ts';
import { explainFailure, notReady, showFailure } from './action/setup/explain-failure.ts';
import { enterCluster } from './action/setup/find-cluster.ts';
import { type Job, planJob } from './action/setup/job.ts';
import { keepState } from './action/setup/keep-state.ts';
import { readInputsAndCluster, reportNotes } from './action/setup/read-inputs.ts';
import { type Heading, reportReady, reportVersion, startHeading } from './action/setup/report.ts';
import {
  addInstance,
  askVersion,
  findRunnerBuildx,
  tidyStore,
  useInstance,
} from './action/setup/use-buildx.ts';

/** The main step: from inputs to a builder that buildx has reached. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  const { inputs, found } = readInputsAndCluster(environment);
  const stop = stopSignal(inputs.timeoutMs, notReady(inputs.timeoutMs));
  try {
    const access = await enterCluster(found, environment, stop.signal);
    const heading = startHeading(access, environment, () => reportNotes(inputs));
    const job = planJob(inputs, environment, access);
    await setUp(job, heading, stop.signal).catch(async (thrown: unknown) => {
      throw await explainFailure(job, thrown);
    });
  } finally {
    stop.end();
  }
}

/** Up to `keepState` nothing is written: what goes wrong before leaves the runner and the cluster as they were. */
async function setUp(job: Job, heading: Heading, signal: AbortSignal): Promise<void> {
  const buildx = await findRunnerBuildx(job, signal);
  const [version, surveyed] = await Promise.all([
    askVersion(buildx, heading.knowVersion),
    survey(job, signal),
  ]);
  heading.print(surveyed.user);
  const ownKubeconfig = await keepState(job, buildx.store);
  const [builder] = await Promise.all([surveyed.hold(), tidyStore(job, buildx)]);
  reportVersion(version, builder.nodes);
  const kubeconfig = await addInstance(job, buildx, builder, ownKubeconfig);
  const nodes = await useInstance(job, buildx, builder.deployments);
  const readyMs = Math.round(performance.now());
  await builder.renewal?.detach();
  reportReady(job, builder, { kubeconfig, nodes, readyMs, version });
}

/** What speaks to the cluster is loaded while buildx starts. */
async function survey(job: Job, signal: AbortSignal): Promise<SurveyedBuilder> {
  const { surveyBuilder } = await import('./action/setup/builder.ts');
  return surveyBuilder(job, signal);
}

runStep(() => main().catch(showFailure));
