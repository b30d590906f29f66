import { expect, test } from 'vitest';
import { NO_PROGRESS, WAITING_LIMITS } from '../../../../src/builders/holds/rollout.ts';
import { reportClass } from '../../../../src/builders/rollout/find-claim.ts';
import type { PersistentVolumeClaim } from '../../../../src/lib/kubernetes/kinds.ts';
import { openScriptedApi } from '../../../doubles/api/opened-api.ts';
import { NODE_SPEC } from '../manifests/node-spec.ts';

const SIZE = { text: '50Gi', value: 50 * 2 ** 30 };

function toldOf(asked: string | undefined, has: string | undefined): readonly string[] {
  const lines: string[] = [];
  const { api } = openScriptedApi(() => undefined);
  const claim: PersistentVolumeClaim = {
    metadata: { name: 'ci-amd64-cache' },
    spec: has === undefined ? {} : { storageClassName: has },
  };
  const spec = { ...NODE_SPEC, cache: { kind: 'claim', size: SIZE, storageClass: asked } } as const;
  const info = (line: string): number => lines.push(line);
  reportClass(
    {
      api,
      info,
      warning: info,
      progress: NO_PROGRESS,
      signal: AbortSignal.timeout(1000),
      limits: WAITING_LIMITS,
    },
    spec,
    claim,
  );
  return lines;
}

test.each([
  ['fast', 'slow', 'is of StorageClass slow'],
  ['fast', undefined, 'has no StorageClass'],
])('a claim that is there keeps its class, and a job that asks for %s is told: %s', (asked, has, words) => {
  expect(toldOf(asked, has)).toEqual([
    `Cache claim ci-amd64-cache ${words}, and no claim can change that: storage-class: fast counts for a new one. To have it, with an empty cache: kubectl --namespace builds delete deployment/ci-amd64 persistentvolumeclaim/ci-amd64-cache`,
  ]);
});

test.each([
  [undefined, 'slow'],
  ['slow', 'slow'],
])('a job that asks for %j of a claim of class %s is told nothing', (asked, has) => {
  expect(toldOf(asked, has)).toEqual([]);
});
