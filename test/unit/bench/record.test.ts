import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import type { Figure } from '../../bench/figure.ts';
import { observeCircumstances, renderRecord } from '../../bench/record.ts';
import { summarize } from '../../bench/statistics.ts';

const warm: Figure = {
  name: 'warm-peer',
  unit: 'ms',
  bar: 0.5,
  measure: async () => ({ ours: [], baseline: [] }),
};

test('who wants to take a figure again finds the command, the versions, the machine and every sample', async () => {
  const peer = mkdtempSync(join(tmpdir(), 'peer-'));
  try {
    writeFileSync(join(peer, 'package.json'), '{"version":"4.1.0"}');
    const words = ['warm-peer', '--figures', '--peer', peer];
    const circumstances = await observeCircumstances(words, { kubeconfig: '', peer });
    const samples = { ours: [300, 100, 200], baseline: [900, 1000, 1100] };
    const record: unknown = JSON.parse(renderRecord(summarize(warm, samples), circumstances));
    expect(record).toMatchObject({
      figure: 'warm-peer',
      value: 200,
      baseline: 1000,
      n: 3,
      samples,
      // A folder of one machine is of no use on another.
      command: 'npm run bench -- warm-peer --figures --peer DIR',
      versions: { 'docker/setup-buildx-action': '4.1.0', node: process.version.slice(1) },
    });
    expect(JSON.stringify(record)).not.toContain(peer);
  } finally {
    rmSync(peer, { recursive: true });
  }
});

// A run of several figures records the words of all, also beside a figure that uses no such folder.
test.each([
  [['cold', '--peer', '/home/ann/peer', '--json', '/home/ann/out'], 'cold --peer DIR --json FILE'],
  [['cold', '--peer=/home/ann/peer'], 'cold --peer=DIR'],
])('no path of a computer is published: %j', async (words, shown) => {
  const { command } = await observeCircumstances(words, { kubeconfig: '', peer: '' });
  expect(command).toBe(`npm run bench -- ${shown}`);
});
