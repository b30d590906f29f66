// npm run demo: this action gives two jobs a builder in a real cluster, one after the other. The first one builds an
// image from nothing, the second one from the cache that was kept. Afterwards everything is as it was before.
import { messageOf } from '../src/lib/errors.ts';
import { findCluster } from './demo/cluster.ts';
import { heading, say } from './demo/screen.ts';
import { listenForStop, type Stop } from './demo/stop.ts';
import { tellStory } from './demo/story.ts';

async function run(stop: Stop): Promise<void> {
  heading('The cluster');
  const cluster = await findCluster();
  try {
    const bed = await cluster.take(stop);
    say(`kubeconfig ${bed.kubeconfig}, registry ${bed.registry}`);
    process.env.TESTBED = JSON.stringify(bed);
    await tellStory(stop);
  } finally {
    heading('The cluster again');
    await cluster.leave();
  }
}

const failure = await run(listenForStop()).then(() => undefined, messageOf);
if (failure !== undefined) process.stderr.write(`\nThe demo failed: ${failure}\n`);
// What a stop left waiting must not keep the demo from ending.
process.exit(failure === undefined ? 0 : 1);
