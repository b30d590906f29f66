import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultOfInput, unknownFields } from '../../../../src/builders/diagnosis/input-fault.ts';
import { renderDeployment } from '../../../../src/builders/manifests/deployment.ts';
import { patchPod } from '../../../../src/builders/manifests/pod-patch.ts';
import { NODE_SPEC } from '../manifests/node-spec.ts';

const POD = renderDeployment(NODE_SPEC, []).spec?.template ?? {};

/** Returns the template as it is sent with this patch. */
function sentWith(patch: object) {
  const podPatch = { kind: 'patch', patch: { ...patch }, hash: '01' } as const;
  return { ...renderDeployment({ ...NODE_SPEC, podPatch }, []).spec?.template };
}

const name = fc.stringMatching(/^[a-z]{1,6}$/).filter((text) => text !== 'buildkitd');
const field = fc.stringMatching(/^[a-z]{3,8}Odd$/);

describe('a field that the server does not know is reported', () => {
  test('by the index that the container has in the patch, wherever the merge puts it', () => {
    const containers = fc.uniqueArray(name, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(containers, fc.nat(), fc.boolean(), field, (names, place, isDaemonFirst, odd) => {
        const all = isDaemonFirst ? ['buildkitd', ...names] : [...names, 'buildkitd'];
        const index = place % all.length;
        const list = all.map((one, at) => ({ name: one, ...(at === index ? { [odd]: 1 } : {}) }));
        const patch = { spec: { containers: list } };
        const template = sentWith(patch);
        const sent = template.spec?.containers.findIndex((one) => one.name === all[index]);
        const message = `strict decoding error: unknown field "spec.template.spec.containers[${sent}].${odd}"`;
        expect(unknownFields({ message, causes: [] }, template, patch)).toEqual([
          `spec.containers[${index}].${odd}`,
        ]);
        expect(faultOfInput({ message, causes: [] }, { template, patch })?.what).toBe(
          `has the unknown field spec.containers[${index}].${odd}`,
        );
      }),
    );
  });

  test('only when the patch sets it', () => {
    const template = sentWith({});
    const message = 'unknown field "spec.template.spec.containers[0].appArmorProfile"';
    expect(unknownFields({ message, causes: [] }, template, { spec: { containers: [] } })).toEqual([]);
    const inherited = 'unknown field "spec.template.constructor"';
    expect(unknownFields({ message: inherited, causes: [] }, template, {})).toEqual([]);
  });
});

describe('a value of another type is reported by its path in the patch', () => {
  const env = [{ name: 'A', value: true }];
  const patch = {
    metadata: { labels: { team: 7 } },
    spec: { priority: 'high', hostNetwork: 'yes', containers: [{ name: 'buildkitd', env }] },
  };

  test.each([
    [
      'bool into Go struct field EnvVar.spec.template.spec.containers.env.value of type string',
      'spec.containers[0].env[0].value is true or false, not text',
      'Put it in quotes.',
    ],
    [
      'number into Go struct field ObjectMeta.spec.template.metadata.labels of type string',
      'metadata.labels.team is a number, not text',
      'Put it in quotes.',
    ],
    [
      'string into Go struct field PodSpec.spec.template.spec.priority of type int32',
      'spec.priority is text, not a whole number',
      'Write it without quotes.',
    ],
    [
      'string into Go struct field PodSpec.spec.template.spec.hostNetwork of type bool',
      'spec.hostNetwork is text, not true or false',
      'Write it without quotes.',
    ],
    [
      'object into Go struct field PodSpec.spec.template.metadata of type []v1.Volume',
      'metadata is a mapping, not a list',
      undefined,
    ],
    [
      'array into Go struct field PodSpec.spec.template.spec.containers of type v1.Affinity',
      'spec.containers is a list, not a mapping',
      undefined,
    ],
  ])('%s', (words, what, hint) => {
    const message = `Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal ${words}`;
    expect(faultOfInput({ message, causes: [] }, { template: {}, patch })).toEqual({
      input: 'pod-patch',
      what,
      hint,
    });
  });

  test('and otherwise in the words of the server', () => {
    const words =
      'json: cannot unmarshal array into Go struct field PodSpec.spec.template.spec.dnsPolicy of type string';
    const message = `Deployment in version "v1" cannot be handled as a Deployment: ${words}`;
    expect(faultOfInput({ message, causes: [] }, { template: {}, patch })?.what).toBe(words);
  });
});

test('any path that a server names is understood, or reported as it is', () => {
  const step = fc.oneof(
    fc.constantFrom('spec', 'containers', 'env', 'metadata', 'labels', '[0]', '[7]', '[a.b/c]', '__proto__'),
    fc.string({ maxLength: 5 }),
  );
  const path = fc.array(step, { maxLength: 8 }).map((steps) => steps.join('.').replaceAll('.[', '['));
  fc.assert(
    fc.property(path, fc.boolean(), (steps, isOfTemplate) => {
      const patch = { spec: { containers: [{ name: 'buildkitd', env: [{ name: 'A', value: 'b' }] }] } };
      const causes = [
        { field: `${isOfTemplate ? 'spec.template.' : ''}${steps}`, message: 'Required value' },
      ];
      const fault = faultOfInput({ message: 'is invalid', causes }, { template: sentWith(patch), patch });
      expect(fault?.what).toMatch(/Required value$/);
    }),
  );
});

test('a value that the server quotes, which may be secret, is not reported', () => {
  const secret = fc.stringMatching(/^[ -~]{1,40}$/).map((text) => `CANARY${text}`);
  fc.assert(
    fc.property(secret, (value) => {
      const patch = { spec: { containers: [{ name: 'buildkitd', env: [{ name: 'A', value }] }] } };
      const message = `Invalid value: ${JSON.stringify(value)}: must not be so`;
      const causes = [{ field: 'spec.template.spec.containers[0].env[0].value', message }];
      const fault = faultOfInput({ message, causes }, { template: sentWith(patch), patch });
      expect(fault).toEqual({
        input: 'pod-patch',
        what: 'spec.containers[0].env[0].value: Invalid value: must not be so',
      });
    }),
  );
});

test('a field that this action sets is reported by its input', () => {
  const causes = [{ field: 'spec.template.spec.containers[0].image', message: 'Required value.' }];
  const patched = { template: { ...patchPod('pod-patch', POD, {}) }, patch: {} };
  expect(faultOfInput({ message: '', causes }, patched)).toEqual({ input: 'image', what: 'Required value' });
});
