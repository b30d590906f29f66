import { expect, test } from 'vitest';
import { warningLogger } from '../../../../src/cluster/api/answer.ts';

function told(...answers: (readonly string[] | undefined)[]): readonly string[] {
  const lines: string[] = [];
  const tell = warningLogger((line) => lines.push(line));
  for (const headers of answers) tell(headers);
  return lines;
}

test.each([
  ['none', [undefined, []], []],
  ['several in one header', [['299 - "a", 299 kube "b"']], ['a', 'b']],
  ['the same of another answer', [['299 - "a"'], ['299 - "a"', '299 - "b"']], ['a', 'b']],
  ['quotes and backslashes', [[String.raw`299 - "say \"a, b\" \\ c"`]], [String.raw`say "a, b" \ c`]],
  ['what is no warning of Kubernetes', [['110 cache "stale"', '299 - "', 'x']], []],
])('%s', (_, answers, expected) => {
  expect(told(...answers)).toEqual(expected.map((text) => `Warning of the API server: ${text}`));
});
