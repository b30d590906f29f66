import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StepResult } from '../doubles/runner/result.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { plainHttp } from '../site/registry-config.ts';
import type { Site } from '../site/site.ts';
import { buildAndPush, countSteps, type Steps, showPushed } from './image.ts';
import { heading, quote, say } from './screen.ts';
import { seconds, type Times } from './times.ts';

/** What one job of the demo did. */
export type Ran = { readonly times: Times; readonly created: boolean; readonly steps: Steps };

/** Runs a whole job of a workflow: the action's main, a build that pushes `tag`, the action's post. */
export async function runJob(site: Site, name: string, tag: string, signal: AbortSignal): Promise<Ran> {
  const job = site.newJob();
  heading(`Job ${name}: the action's main step`);
  const main = shown(await job.runMain(inputsOf(site)), signal);
  say(`in the cluster now: ${(await site.contents()).join(', ')}`);
  heading(`Job ${name}: a build`);
  const build = shown(await buildAndPush(site, job, tag), signal);
  await showPushed(site, tag);
  heading(`Job ${name}: the action's post step`);
  const post = shown(await job.runPost(), signal);
  assertRunnerClean(job);
  return {
    times: { setUpMs: main.durationMs, buildMs: build.durationMs, postMs: post.durationMs },
    created: main.outputs.created === 'true',
    steps: countSteps(build.log),
  };
}

function inputsOf(site: Site): Readonly<Record<string, string>> {
  const shownInputs = { name: 'demo', 'keep-warm': '0', 'cache-size': '1Gi', cpu: '500m', memory: '256Mi' };
  const words = Object.entries(shownInputs).map(([name, value]) => `${name}: ${value}`);
  say(`uses: setup-buildx-kubernetes with ${words.join(', ')}`);
  return {
    ...shownInputs,
    kubeconfig: site.kubeconfig('ensure'),
    image: site.bed.buildkitImage,
    'buildkitd-config-inline': plainHttp(site),
  };
}

function shown(step: StepResult, signal: AbortSignal): StepResult {
  signal.throwIfAborted();
  quote(step.log);
  say(`took ${seconds(step.durationMs)}`);
  if (step.hasFailed) throw new Error('the step above failed');
  return step;
}

/** The runner's own files of the steps are there until the job is over. */
function assertRunnerClean(job: ActionJob): void {
  const instances = readdirSync(join(job.home, '.docker', 'buildx', 'instances'));
  const files = readdirSync(job.temp).filter((name) => !name.startsWith('_runner_file_commands'));
  const left = [...instances, ...files];
  if (left.length > 0) throw new Error(`the action left ${left.join(', ')} on the runner`);
  say('left on the runner: nothing');
}
