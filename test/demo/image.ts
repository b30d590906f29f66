import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { StepResult } from '../doubles/runner/result.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { pushedDigest } from '../site/image.ts';
import type { Site } from '../site/site.ts';
import { say } from './screen.ts';

/** How many steps of the Dockerfile copy or run something, and how many of them came from the cache. */
export type Steps = { readonly all: number; readonly cached: number };

/** Builds the image of test/demo/image and pushes it, as a `run:` step of the job would. */
export function buildAndPush(site: Site, job: ActionJob, tag: string): Promise<StepResult> {
  cpSync(join(import.meta.dirname, 'image'), job.workspace, { recursive: true });
  const args = ['build', '--push', '--tag', tag, '--build-arg', `BASE=${site.bed.baseImage}`];
  say(`$ docker buildx ${args.join(' ')} .`);
  return job.sh('docker', ['buildx', ...args, '--progress', 'plain', '.']);
}

/** Says what the registry has under the tag; throws when it has nothing. */
export async function showPushed(site: Site, tag: string): Promise<void> {
  const digest = await pushedDigest(site, tag);
  if (digest === '') throw new Error(`the registry has no ${tag}`);
  say(`pushed: ${tag}@${digest}`);
}

/** Takes the image out of the registry again, where that allows it. */
export async function removePushed(site: Site, tag: string): Promise<void> {
  const digest = await pushedDigest(site, tag);
  if (digest === '') return;
  const [, name] = /^[^/]+\/(.+):[^:]+$/.exec(tag) ?? [];
  const url = `http://${site.bed.registry}/v2/${name}/manifests/${digest}`;
  const { ok } = await fetch(url, { method: 'DELETE' });
  say(ok ? `${tag}: removed from the registry` : `${tag}: stays, the registry deletes nothing`);
}

/** In plain progress a step is `#7 [site 3/7] RUN …`, and later `#7 CACHED` when it did not run. */
export function countSteps(log: string): Steps {
  const all = new Set([...log.matchAll(/^(#\d+) \[.*\d\/\d\] (?:COPY|RUN|WORKDIR) /gm)].map(([, id]) => id));
  const cached = [...log.matchAll(/^(#\d+) CACHED$/gm)].filter(([, id]) => all.has(id));
  return { all: all.size, cached: cached.length };
}
