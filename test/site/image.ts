import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { StepResult } from '../doubles/runner/result.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import type { Site } from './site.ts';

/** What a build told: the text of its progress, and the files that the image's last stage holds in /out. */
export type Built = {
  readonly log: string;
  /** How many steps came from the cache. */
  readonly cachedSteps: number;
  /** Made at run time by the first build that ran the step: the same again only from the layer cache. */
  readonly layerSentinel: string;
  /** Made at run time by the first build on this cache mount: the same again only if the mount was kept. */
  readonly mountSentinel: string;
};

/** `round` is baked into the last step, so that a new one runs it again and reads the cache mount. */
const DOCKERFILE = `ARG BASE
FROM \${BASE}
RUN mkdir /out && head -c 16 /dev/urandom | sha256sum > /out/layer
ARG ROUND
ARG WAIT=true
RUN --mount=type=cache,id=sentinel,target=/mount \\
    test -f /mount/sentinel || head -c 16 /dev/urandom | sha256sum > /mount/sentinel; \\
    cp /mount/sentinel /out/mount; echo "round \${ROUND} runs"; \${WAIT}
`;

/** A build under way; `runs` is settled when its last step has started, `done` rejects with its log if it fails. */
export type Building = { readonly runs: Promise<void>; readonly done: Promise<Built> };

/**
 * Starts `docker buildx build` with a push, as a later step of the job would, on the current builder. `wait` is a
 * command that the last step runs.
 */
export function startBuild(site: Site, job: ActionJob, tag: string, round: string, wait = 'true'): Building {
  const context = join(job.workspace, `context-${round}`);
  mkdirSync(context, { recursive: true });
  writeFileSync(join(context, 'Dockerfile'), DOCKERFILE);
  const out = join(job.workspace, `out-${round}`);
  const variables = { BASE: site.bed.baseImage, ROUND: round, WAIT: wait };
  const pairs = Object.entries(variables).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]);
  const outputs = ['--output', `type=local,dest=${out}`, '--output', `type=image,name=${tag},push=true`];
  const step = job.startSh('docker', ['buildx', 'build', '--progress=plain', ...pairs, ...outputs, context]);
  return {
    runs: step.seen(new RegExp(`round ${round} runs`)),
    done: step.done.then((end) => readBuilt(end, out)),
  };
}

/** Builds and pushes an image to the end. */
export async function buildImage(site: Site, job: ActionJob, tag: string, round: string): Promise<Built> {
  const { runs, done } = startBuild(site, job, tag, round);
  runs.catch(() => undefined);
  return done;
}

function readBuilt(end: StepResult, out: string): Built {
  if (end.hasFailed) throw new Error(`docker buildx build failed:\n${end.log}`);
  return {
    log: end.log,
    cachedSteps: end.log.split('\n').filter((line) => / CACHED$/.test(line)).length,
    layerSentinel: readFileSync(join(out, 'out', 'layer'), 'utf8').trim(),
    mountSentinel: readFileSync(join(out, 'out', 'mount'), 'utf8').trim(),
  };
}

/** The digest that the registry gives for a tag (`host:port/name:tag`), by plain http; '' when it has none. */
export async function pushedDigest(site: Site, tag: string): Promise<string> {
  const [, name, version] = /^[^/]+\/([^:]+):(.+)$/.exec(tag) ?? [];
  const accept = 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json';
  const response = await fetch(`http://${site.bed.registry}/v2/${name}/manifests/${version}`, {
    headers: { accept },
  });
  return response.ok ? (response.headers.get('docker-content-digest') ?? '') : '';
}
