import fc from 'fast-check';
import { expect, test } from 'vitest';

import { renderFailure } from '../../../../src/action/summary/failure.ts';
import { ActionError } from '../../../../src/lib/errors.ts';
import { fence } from '../../../../src/lib/markdown.ts';
import { elementsOf, renderMarkdown, tagsOf, visibleText } from '../../../doubles/github/rendered.ts';

const LINK =
  'https://github.com/setup-buildx-kubernetes/setup-buildx-kubernetes/blob/v1/docs/troubleshooting.md#no-node-architecture';

test('a person reads what failed, what to do, and the words of the cluster', () => {
  const error = new ActionError({
    code: 'not-ready',
    topic: 'no-node-architecture',
    message: 'No node can run builder node arm64: 0/6 nodes match kubernetes.io/arch=arm64.',
    hint: 'Add an arm64 node group, or remove linux/arm64 from `platforms`.',
    cause: new Error('0/6 nodes are available: 6 node(s) did not match.'),
  });
  expect(renderFailure(error)).toBe(`### ❌ No node has the architecture of the builder

No node can run builder node arm64: 0/6 nodes match kubernetes.io/arch=arm64.

**Fix:** Add an arm64 node group, or remove linux/arm64 from \`platforms\`.

[More about it](${LINK})

<details><summary>In full</summary>

- \`0/6 nodes are available: 6 node(s) did not match.\`

</details>
`);
});

test('a failure of which all is said has nothing folded', () => {
  const page = renderFailure(
    new ActionError({ code: 'input', topic: 'input', message: '`name` is too long.' }),
  );
  expect(page).not.toContain('<details>');
  expect(page).toContain('\n\n`name` is too long.\n\n');
});

test('words of several lines that fit are not said again below', () => {
  const message = 'FailedMount: mount failed: exit status 32\nOutput: mount: wrong fs type.';
  const page = renderFailure(new ActionError({ code: 'not-ready', message, hint: 'Repair it.' }));
  expect(page).not.toContain('<details>');
});

test('what is to be applied is shown whole, between the fix and the link', () => {
  const details = fence('yaml', 'kind: Role');
  const page = renderFailure(
    new ActionError({ code: 'forbidden', message: 'No.', hint: 'Apply it.', details }),
  );
  expect(page).toMatch(/Apply it\.\n\n```yaml\nkind: Role\n```\n\n\[More about it\]/);
});

test('a fault that is too long for a line is folded in full', () => {
  const message = `The cluster rejected the pod: ${'admission webhook denied it: '.repeat(20)}no.`;
  const html = renderMarkdown(renderFailure(new ActionError({ code: 'conflict', message, topic: 'input' })));
  expect(visibleText(elementsOf(html, 'details')[0] ?? '')).toContain(message);
});

test('a secret that a workflow gives to the wrong input is masked by the runner', () => {
  const secret = 'arn:aws:iam::123456789012:role/of_builds';
  const message = `Input aws-region: ${JSON.stringify(secret)} is not valid.`;
  const page = renderFailure(new ActionError({ code: 'input', message, hint: 'Set `aws-region`.' }));
  expect(page).toContain(`Input aws-region: \`"${secret}"\` is not valid.`);
});

test('a name right after a name stays a name of its own', () => {
  const page = renderFailure(new ActionError({ code: 'input', message: 'Set a_b=`x`.' }));
  expect(elementsOf(renderMarkdown(page), 'code')).toEqual(['a_b=', 'x']);
});

const pieces = fc.constantFrom(
  ...[
    '`',
    '``',
    '|',
    '<b>',
    '</details>',
    '[a](b)',
    '*',
    '$x$',
    '@a',
    '\n',
    '\n\n',
    '::error::x',
    '# ',
    '- ',
  ],
);
const hostile = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 12 });

const OWN_TAGS = /^<\/?(h3|p|code|span|strong|details|summary|ul|li|a( href="[^"]*#input")?)>$/;

test('whatever a cluster says, the page keeps its shape', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (message, hint, cause) => {
      const error = new ActionError({
        code: 'conflict',
        topic: 'input',
        message: message.join(''),
        hint: hint.join(''),
        cause: new Error(cause.join('')),
      });
      const html = renderMarkdown(renderFailure(error));
      expect(tagsOf(html).filter((tag) => !OWN_TAGS.test(tag))).toEqual([]);
      expect(elementsOf(html, 'a')).toEqual(['More about it']);
    }),
  );
});
