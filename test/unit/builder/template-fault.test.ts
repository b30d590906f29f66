import { describe, expect, test } from 'vitest';

import { faultOfTemplate } from '../../../src/builder/template-fault.ts';

describe('what the API server takes is not refused', () => {
  test.each([
    [{}],
    [{ metadata: { labels: { team: 'a_b.c-1', 'example.com/Team': '', gone: null } } }],
    [{ spec: { nodeSelector: { 'kubernetes.io/arch': 'amd64', $patch: 'replace' } } }],
    [{ spec: { tolerations: [{ operator: 'Exists' }, { key: 'a', value: 'b', effect: 'NoExecute' }] } }],
  ])('%j', (template) => {
    expect(faultOfTemplate(template, 'pod')).toBe('');
  });
});

test.each([
  [{ metadata: { labels: { team: 'a b' } } }, 'pod.metadata.labels.team is not the value of a label'],
  [
    { metadata: { labels: { team: 'x'.repeat(64) } } },
    'pod.metadata.labels.team is not the value of a label',
  ],
  [{ metadata: { labels: { team: true } } }, 'pod.metadata.labels.team is not the value of a label'],
  [{ metadata: { labels: { 'a b': '' } } }, 'pod.metadata.labels has the name "a b", which is no label\'s'],
  [
    { metadata: { labels: { 'a/b/c': '' } } },
    'pod.metadata.labels has the name "a/b/c", which is no label\'s',
  ],
  [{ metadata: { labels: ['a'] } }, 'pod.metadata.labels is not a mapping'],
  [{ spec: { nodeSelector: { a: '-' } } }, 'pod.spec.nodeSelector.a is not the value of a label'],
  [{ spec: { tolerations: ['a'] } }, 'pod.spec.tolerations[0] is not a mapping'],
  [
    { spec: { tolerations: [{ operator: 'Is' }] } },
    'pod.spec.tolerations[0].operator is not Exists or Equal',
  ],
  [
    { spec: { tolerations: [{}, { operator: 'Exists', value: 'a' }] } },
    'pod.spec.tolerations[1].value must go, beside the operator Exists',
  ],
  [
    { spec: { tolerations: [{ effect: 'Never' }] } },
    'pod.spec.tolerations[0].effect is not NoSchedule, PreferNoSchedule or NoExecute',
  ],
])('%j is told before anything is made', (template, fault) => {
  expect(faultOfTemplate(template, 'pod')).toBe(fault);
});
