import { until } from '../run/until.ts';
import { makeSite, type Site } from '../site/site.ts';
import { removePushed } from './image.ts';
import { type Ran, runJob } from './job.ts';
import { heading, say } from './screen.ts';
import type { Stop } from './stop.ts';
import { renderTimes } from './times.ts';

/** Tells the whole story on the bed of TESTBED, in a namespace that is gone afterwards. */
export async function tellStory(stop: Stop): Promise<void> {
  const site = await makeSite();
  const repository = `${site.bed.registryInCluster}/demo/${site.namespace}`;
  const tags = [`${repository}:cold`, `${repository}:warm`] as const;
  try {
    await stop.unlessStopped(showBoth(site, tags, stop.signal));
  } finally {
    heading('Removing what the demo made');
    await removeSite(site, tags);
  }
}

/** The images of both jobs. */
type Tags = readonly [cold: string, warm: string];

async function showBoth(site: Site, tags: Tags, signal: AbortSignal): Promise<void> {
  const { cold, warm } = await runColdAndWarm(site, tags, signal);
  heading('Cold, and from the kept cache');
  for (const line of renderTimes(cold.times, warm.times)) say(line);
  const [before, after] = [cold.steps, warm.steps];
  say(`steps from the cache: ${before.cached} of ${before.all}, then ${after.cached} of ${after.all}`);
}

/** Runs a job that finds nothing, and one that finds its cache; throws when the second one built anything again. */
export async function runColdAndWarm(
  site: Site,
  [coldTag, warmTag]: Tags,
  signal: AbortSignal,
): Promise<{ readonly cold: Ran; readonly warm: Ran }> {
  const cold = await runJob(site, '1, cold', coldTag, signal);
  await showRest(site);
  const warm = await runJob(site, '2, warm', warmTag, signal);
  await showRest(site);
  if (!cold.created || !warm.created) throw new Error('a job found a builder that it had not made');
  const again = warm.steps.all - warm.steps.cached;
  if (again > 0) throw new Error(`${again} of ${warm.steps.all} steps ran again, in spite of the kept cache`);
  return { cold, warm };
}

/** With keep-warm 0 the builder goes as soon as its job lets go, and only the cache stays. */
async function showRest(site: Site): Promise<void> {
  const rest = await until('the builder goes', 90_000, async () => {
    const contents = await site.contents();
    return contents.every((name) => name.startsWith('claims/')) && contents;
  });
  say(`left in the cluster: ${rest.join(', ')} (the cache, for the next job)`);
}

async function removeSite(site: Site, tags: readonly string[]): Promise<void> {
  await site.remove();
  await until('the namespace is gone', 120_000, async () => {
    const { items } = await site.core.listNamespace();
    return !items.some(({ metadata }) => metadata?.name === site.namespace);
  });
  say(`namespace ${site.namespace}, with the cache: gone`);
  for (const tag of tags) await removePushed(site, tag);
}
