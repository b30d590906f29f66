import { describe, expect, test } from 'vitest';

import { CLUSTER_STATES, STATES } from '../../cluster/states/all.ts';
import { essenceOf, GOOD_RUNS, readGallery } from '../../pages/gallery.ts';

const ALL = [...STATES, ...CLUSTER_STATES];
const GALLERY = readGallery();

const logOf = (title: string): string => GALLERY.get(title) ?? '';
/** What failed and what to do, in one line; what follows is its link and the causes. */
const headlineOf = (title: string): string => {
  const [, told = ''] = /^##\[error\]([\s\S]*)$/m.exec(logOf(title)) ?? [];
  const lines = told.split('\n');
  const end = lines.findIndex((line) => /^https:| {2}/.test(line));
  return lines.slice(0, end < 0 ? undefined : end).join(' ');
};

test('the gallery shows every state that a test brings about, and no other', () => {
  expect([...GALLERY.keys()].sort()).toEqual([...GOOD_RUNS, ...ALL.map((one) => one.title)].sort());
});

describe('who reads the log learns what is wrong from', () => {
  test.each(ALL)('$title', ({ title, cause, remedy }) => {
    const headline = headlineOf(title);
    expect(headline.length).toBeLessThanOrEqual(300);
    expect(logOf(title).match(/^##\[/gm)).toHaveLength(1);
    const alike = ALL.filter((one) => one.cause.test(headline)).map((one) => one.title);
    expect(alike).toEqual([title]);
    // Two states may have one remedy only where that is said, by one and the same pattern.
    const remedied = ALL.filter((one) => one.remedy.test(headline));
    expect(new Set(remedied.map((one) => one.remedy))).toEqual(new Set([remedy]));
    expect(cause.source).toMatch(/^\^/);
  });

  test.each(ALL)('a report of at most 12 lines: $title', ({ title }) => {
    const lines = logOf(title).split('\n');
    const from = lines.findIndex((line) => line.startsWith('What the cluster says'));
    const report = from < 0 ? [] : lines.slice(from).filter((line) => !line.startsWith('##['));
    expect(report.length).toBeLessThanOrEqual(12);
  });
});

test('the gallery is compared by what lasts: not by names, times and states that come and go', () => {
  const one = [
    '   1.2 s  amd64  scheduled on node-1',
    '##[error]pod=trouble-amd64-64858bd96f-hknxw_t-d276fb4f in t-d276fb4f (1 restart)',
  ].join('\n');
  const other = '##[error]pod=trouble-amd64-6df668766c-zskxj_t-ca07f234 in t-ca07f234 (3 restarts)';
  expect(essenceOf(one)).toEqual(essenceOf(other));
  expect(essenceOf(one)).not.toEqual(essenceOf(other.replace('in', 'out of')));
  const refused = (pod: string): string => `amd64  FailedCreate: pods "trouble-amd64-${pod}-" is forbidden`;
  expect(essenceOf(refused('65ccbc998c'))).toEqual(essenceOf(refused('5f89da04cb')));
});

test('the gallery is compared without the cluster nodes of another kind', () => {
  const other = "1 node(s) didn't match Pod's node affinity/selector";
  const said = (count: number, reasons: string, after: string): string =>
    `0/${count} nodes are available: ${reasons}. preemption: 0/${count} nodes are available: ${after}`;
  const one = said(1, '1 Insufficient cpu', '1 No preemption victims found for incoming pod.');
  const two = '1 No preemption victims found for incoming pod, 1 Preemption is not helpful for scheduling.';
  expect(essenceOf(said(2, `1 Insufficient cpu, ${other}`, two))).toEqual(essenceOf(one));
  expect(essenceOf(said(2, `${other}, 1 Insufficient cpu`, two))).toEqual(essenceOf(one));
  const joining = '1 node(s) had untolerated taint {node.kubernetes.io/not-ready: }';
  expect(essenceOf(said(2, `1 Insufficient cpu, ${joining}`, two))).toEqual(essenceOf(one));
  // One with several taints is told without them.
  expect(essenceOf(said(2, '1 Insufficient cpu, 1 node(s) had untolerated taint(s)', two))).toEqual(
    essenceOf(one),
  );
  expect(essenceOf(said(2, '1 Insufficient cpu, 1 node(s) had untolerated taint {a: b}', two))).not.toEqual(
    essenceOf(one),
  );
  expect(essenceOf(said(1, other, two))).not.toEqual(essenceOf(one));
});
