import { expect, test } from 'vitest';
import { renderPod } from '../../../../src/builders/manifests/pod.ts';
import { mountPathsOf, parsePodPatch, patchPod } from '../../../../src/builders/manifests/pod-patch.ts';
import { NODE_SPEC } from './node-spec.ts';

const LABELS = {
  app: 'ci-amd64',
  'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes',
  'setup-buildx-kubernetes/builder': 'ci',
};
const pod = renderPod(NODE_SPEC, LABELS);

function patched(text: string) {
  return patchPod('pod-patch', pod, parsePodPatch('pod-patch', text));
}

test('a sidecar does not take the place of buildkitd, which buildx execs into', () => {
  const { spec } = patched('spec: {containers: [{name: logs, image: busybox}]}');
  expect(spec?.containers.map((one) => one.name)).toEqual(['buildkitd', 'logs']);
});

test('a proxy for the daemon is one more variable beside all that was there', () => {
  const { spec } = patched(
    'spec: {containers: [{name: buildkitd, env: [{name: HTTPS_PROXY, value: "http://p"}]}]}',
  );
  expect(spec).toEqual({
    ...pod.spec,
    containers: [{ ...pod.spec?.containers[0], env: [{ name: 'HTTPS_PROXY', value: 'http://p' }] }],
  });
});

test.each([
  ['spec: {containers: [{name: buildkitd, $patch: delete}]}', /leaves no container buildkitd/],
  ['spec: {containers: [{$patch: replace}, {name: other}]}', /leaves no container buildkitd/],
  ['metadata: null', /leaves no container buildkitd|changes the label/],
  ['metadata: {labels: {$patch: delete}}', /changes the label app/],
  [
    'metadata: {labels: {app.kubernetes.io/managed-by: x}}',
    /changes the label app.kubernetes.io\/managed-by/,
  ],
  ['metadata: {annotations: {setup-buildx-kubernetes/buildkitd.toml: x}}', /changes the annotation/],
  ['spec: {volumes: [{name: a}, {name: a}]}', /pod\.spec\.volumes\[1\] has the same name/],
  ['spec: {containers: [{name: buildkitd, env: [{value: hush}]}]}', /containers\[0\]\.env\[0\] has no name/],
  ['{"spec": {}, "template": {}}', /has "template"/],
  [
    'spec: {"a\\nb": {$patch: x}}',
    /^Input pod-patch cannot be merged: pod\.spec\."a\\nb"\.\$patch is not delete or replace\.$/,
  ],
])('%s is refused before anything is created', (text, words) => {
  expect(() => parsePodPatch('pod-patch', text)).toThrow(words);
});

test.each([
  ['spec: {hostNetwork: true, hostNetwork: false}', /^Input pod-patch has a key twice \(line 1\)\.$/],
  ['{"spec": {\n"a": 1,\n"a": 2}}', /^Input pod-patch has a key twice \(line 3\)\.$/],
  ['spec:\n  - a\n b', /^Input pod-patch is not valid YAML \(line \d\)\.$/],
])('%s: the line is reported, and not the value', (text, words) => {
  expect(() => parsePodPatch('pod-patch', text)).toThrow(words);
});

test('numbers and merge keys are read as kubectl reads them', () => {
  const text = `spec:
  volumes:
  - &base { name: a, secret: { secretName: s, defaultMode: 0400 } }
  - { <<: *base, name: b }
`;
  const secret = { secretName: 's', defaultMode: 0o400 };
  expect(parsePodPatch('pod-patch', text)).toEqual({
    spec: {
      volumes: [
        { name: 'a', secret },
        { name: 'b', secret },
      ],
    },
  });
});

test('what a mesh reads may be changed', () => {
  const { metadata } = patched('metadata: {labels: {sidecar.istio.io/inject: "true"}}');
  expect(metadata?.labels).toEqual({ ...pod.metadata?.labels, 'sidecar.istio.io/inject': 'true' });
});

test('the paths that a patch mounts are those of the daemon, and texts', () => {
  const volumeMounts = [{ mountPath: '/etc/certs', name: 'certs' }, { mountPath: 5 }, 'x'];
  const agent = { name: 'agent', volumeMounts: [{ mountPath: '/other', name: 'x' }] };
  expect(mountPathsOf({ spec: { containers: [agent, { name: 'buildkitd', volumeMounts }] } })).toEqual([
    '/etc/certs',
  ]);
  expect(mountPathsOf({ spec: { containers: [agent] } })).toEqual([]);
  expect(mountPathsOf({ metadata: {} })).toEqual([]);
});
