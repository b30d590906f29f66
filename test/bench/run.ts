// npm run bench: all figures, or `npm run bench -- load warm --json FILE`; `--figures` writes each into docs/figures/ too.
// Exit code 1 when one misses its bar.
import { writeFileSync } from 'node:fs';

import { makeSite, type Site } from '../site/site.ts';
import { bringUp } from '../testbed/bed.ts';
import { callsCold, callsPreflight } from './calls-cold.ts';
import { callsWarm } from './calls-warm.ts';
import { cold } from './cold.ts';
import { demo } from './demo.ts';
import type { Context, Figure } from './figure.ts';
import { load, loadPost } from './load.ts';
import { memoryMain, memoryRenewer } from './memory.ts';
import { nodes2, nodes4, nodes4Far } from './nodes.ts';
import { type Options, readOptions } from './options.ts';
import { plugin } from './plugin.ts';
import { observeCircumstances, writeRecord } from './record.ts';
import { renderJson, renderLine } from './report.ts';
import { isOver, type Result, summarize } from './statistics.ts';
import { warm } from './warm.ts';
import { warmEks, warmEksRole } from './warm-eks.ts';
import { warmPeer } from './warm-peer.ts';

const figures: readonly Figure[] = [
  load,
  loadPost,
  plugin,
  memoryMain,
  memoryRenewer,
  warm,
  warmEks,
  warmEksRole,
  warmPeer,
  cold,
  callsWarm,
  callsCold,
  callsPreflight,
  nodes2,
  nodes4,
  nodes4Far,
  demo,
];

/** Measures what was asked for and prints a line for each figure; gives the names of those over their bars. */
async function measureAll(options: Options, context: Context): Promise<readonly string[]> {
  const results: Result[] = [];
  const over: string[] = [];
  for (const figure of figures.filter(({ name }) => options.figures.includes(name))) {
    const result = summarize(figure, await figure.measure(context));
    console.log(renderLine(figure, result));
    if (isOver(figure, result)) over.push(figure.name);
    results.push(result);
    // Each time, so that a figure that cannot be measured does not take the others along.
    if (options.json !== '') writeFileSync(options.json, renderJson(results));
    if (options.record) await record(result, options.peer);
  }
  return over;
}

/** Writes a figure with what it was measured with: the cluster's version only where a cluster was used. */
async function record(result: Result, peer: string): Promise<void> {
  const bed: { readonly kubeconfig: string } | undefined =
    JSON.parse(process.env.TESTBED ?? 'null') ?? undefined;
  const used = { kubeconfig: bed?.kubeconfig ?? '', peer: result.figure === 'warm-peer' ? peer : '' };
  writeRecord(result, await observeCircumstances(process.argv.slice(2), used));
}

async function openSite(): Promise<Site> {
  const bed = await bringUp((line) => process.stderr.write(`testbed: ${line}\n`));
  process.env.TESTBED = JSON.stringify(bed);
  return makeSite();
}

async function run(options: Options): Promise<number> {
  let site: Promise<Site> | undefined;
  const openOnce = (): Promise<Site> => {
    site ??= openSite();
    return site;
  };
  const detail = (line: string) => (options.verbose ? console.log(line) : undefined);
  try {
    const over = await measureAll(options, { ...options, site: openOnce, detail });
    return over.length > 0 && options.gate ? 1 : 0;
  } finally {
    await site?.then(
      (made) => made.remove(),
      // There is nothing to remove; measureAll has thrown the reason.
      () => undefined,
    );
  }
}

async function main(words: readonly string[]): Promise<number> {
  const known = figures.map(({ name }) => name);
  const read = readOptions(words, known);
  if (typeof read !== 'string') return run(read);
  console.error(read);
  return 1;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  return 1;
});
