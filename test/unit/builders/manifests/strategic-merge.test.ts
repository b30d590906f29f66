import { expect, test } from 'vitest';
import { strategicMerge } from '../../../../src/builders/manifests/strategic-merge.ts';
import type { Mapping } from '../../../../src/lib/json.ts';

type Case = readonly [title: string, original: Mapping, patch: Mapping, merged: Mapping];

/**
 * Worked out by hand from Kubernetes' own pages: tasks/manage-kubernetes-objects/update-api-object-kubectl-patch, and
 * contributors/devel/sig-api-machinery/strategic-merge-patch.md in kubernetes/community.
 */
const CASES: readonly Case[] = [
  ['mappings merge', { a: { b: 1, c: 2 } }, { a: { c: 3, d: 4 } }, { a: { b: 1, c: 3, d: 4 } }],
  ['null deletes', { a: 1, b: { c: 1, d: 2 } }, { a: null, b: { c: null } }, { b: { d: 2 } }],
  ['null of what is not there adds nothing', {}, { a: null, b: { c: null, d: 1 } }, { b: { d: 1 } }],
  ['a scalar replaces', { a: 1 }, { a: 'x' }, { a: 'x' }],
  [
    'containers merge by name, and a new one stands first, as on the page about kubectl patch',
    { containers: [{ name: 'patch-demo-ctr', image: 'nginx' }] },
    { containers: [{ name: 'patch-demo-ctr-2', image: 'redis' }] },
    {
      containers: [
        { name: 'patch-demo-ctr-2', image: 'redis' },
        { name: 'patch-demo-ctr', image: 'nginx' },
      ],
    },
  ],
  [
    'tolerations replace, as on the page about kubectl patch',
    { tolerations: [{ key: 'dedicated', value: 'test-team', effect: 'NoSchedule' }] },
    { tolerations: [{ key: 'disktype', value: 'ssd', effect: 'NoSchedule' }] },
    { tolerations: [{ key: 'disktype', value: 'ssd', effect: 'NoSchedule' }] },
  ],
  [
    'a container is merged with its own fields',
    { containers: [{ name: 'a', image: 'x', resources: { requests: { cpu: '1' } } }] },
    { containers: [{ name: 'a', resources: { limits: { cpu: '2' } } }] },
    { containers: [{ name: 'a', image: 'x', resources: { requests: { cpu: '1' }, limits: { cpu: '2' } } }] },
  ],
  [
    'env by name, mounts by path, ports by number',
    {
      env: [{ name: 'A', value: '1' }],
      volumeMounts: [{ mountPath: '/a', name: 'v' }],
      ports: [{ containerPort: 1 }],
    },
    {
      env: [{ name: 'A', value: '2' }],
      volumeMounts: [{ mountPath: '/a', name: 'w' }],
      ports: [{ containerPort: 1, name: 'p' }],
    },
    {
      env: [{ name: 'A', value: '2' }],
      volumeMounts: [{ mountPath: '/a', name: 'w' }],
      ports: [{ containerPort: 1, name: 'p' }],
    },
  ],
  [
    'another source of a volume replaces the one that was there',
    { volumes: [{ name: 'cache', emptyDir: {} }] },
    { volumes: [{ name: 'cache', persistentVolumeClaim: { claimName: 'team' } }] },
    { volumes: [{ name: 'cache', persistentVolumeClaim: { claimName: 'team' } }] },
  ],
  [
    'the same source of a volume is merged',
    { volumes: [{ name: 'cache', emptyDir: { medium: 'Memory' } }] },
    { volumes: [{ name: 'cache', emptyDir: { sizeLimit: '1Gi' } }] },
    { volumes: [{ name: 'cache', emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } }] },
  ],
  [
    'two sources that the patch names itself are left for the server to refuse',
    { volumes: [{ name: 'cache', emptyDir: {} }] },
    { volumes: [{ name: 'cache', emptyDir: {}, hostPath: { path: '/ssd' } }] },
    { volumes: [{ name: 'cache', emptyDir: {}, hostPath: { path: '/ssd' } }] },
  ],
  [
    'another handler of a probe replaces the one that was there, and its times stay',
    { readinessProbe: { exec: { command: ['a'] }, periodSeconds: 1 } },
    { readinessProbe: { tcpSocket: { port: 1 } } },
    { readinessProbe: { periodSeconds: 1, tcpSocket: { port: 1 } } },
  ],
  [
    "a volume's source can be taken away by null",
    { volumes: [{ name: 'cache', persistentVolumeClaim: { claimName: 'c' } }] },
    { volumes: [{ name: 'cache', persistentVolumeClaim: null, hostPath: { path: '/ssd' } }] },
    { volumes: [{ name: 'cache', hostPath: { path: '/ssd' } }] },
  ],
  [
    'an item is deleted by its key',
    { containers: [{ name: 'nginx' }, { name: 'log-tailer' }] },
    { containers: [{ $patch: 'delete', name: 'log-tailer' }] },
    { containers: [{ name: 'nginx' }] },
  ],
  [
    'a list is replaced',
    { containers: [{ name: 'nginx', image: 'nginx-1.0' }] },
    { containers: [{ name: 'log-tailer', image: 'log-tailer-1.0' }, { $patch: 'replace' }] },
    { containers: [{ name: 'log-tailer', image: 'log-tailer-1.0' }] },
  ],
  ['a mapping is replaced', { a: { b: 1 } }, { a: { $patch: 'replace', c: 2 } }, { a: { c: 2 } }],
  ['a mapping is emptied', { a: { b: 1 } }, { a: { $patch: 'delete' } }, { a: {} }],
  [
    'the order is that of the patch among its own items, and of the pod among the others',
    { volumes: [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }] },
    { volumes: [{ name: 'c' }, { name: 'new' }, { name: 'b' }] },
    { volumes: [{ name: 'a' }, { name: 'c' }, { name: 'new' }, { name: 'b' }, { name: 'd' }] },
  ],
];

test.each(CASES)('%s', (_, original, patch, merged) => {
  const before = JSON.stringify([original, patch]);
  expect(JSON.stringify(strategicMerge(original, patch))).toBe(JSON.stringify(merged));
  expect(JSON.stringify([original, patch])).toBe(before);
});

test('a field called __proto__ is a field like any other', () => {
  const merged = strategicMerge({}, JSON.parse('{"a": {"__proto__": {"b": 1}}}'));
  expect(JSON.stringify(merged)).toBe('{"a":{"__proto__":{"b":1}}}');
});
