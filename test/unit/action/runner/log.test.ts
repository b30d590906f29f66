import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fail, runnerLog } from '../../../../src/action/runner/log.ts';
import { ActionError, toActionError } from '../../../../src/lib/errors.ts';
import { Masks } from '../../../doubles/runner/masks.ts';
import { StepLog } from '../../../doubles/runner/step-log.ts';

/** What the runner cuts a message to (actions/runner, ExecutionContext.cs, _maxIssueMessageLength). */
const LONGEST_MESSAGE = 4096;
/** What the API cuts a title to (GitHub REST API, check runs). */
const LONGEST_TITLE = 255;
const PAGE =
  'https://github.com/setup-buildx-kubernetes/setup-buildx-kubernetes/blob/v1/docs/troubleshooting.md';

let exitCode: typeof process.exitCode;
beforeEach(() => {
  exitCode = process.exitCode;
});
afterEach(() => {
  process.exitCode = exitCode;
  vi.restoreAllMocks();
});

/** Returns what the runner makes of what is printed. */
function logOf(print: () => void): StepLog {
  const log = new StepLog(new Masks(), false);
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    for (const line of String(text).trimEnd().split('\n')) log.push(line);
    return true;
  });
  print();
  spy.mockRestore();
  return log;
}

test('an error says what it is about, what failed, what to do and where to read more, each in a line', () => {
  const error = new ActionError({
    code: 'not-ready',
    topic: 'no-node-architecture',
    message: 'No node can run the builder: 0/6 nodes match.',
    hint: 'Add an arm64 node, or change `platforms`.',
  });
  const { transcript } = logOf(() => fail(error));
  expect(process.exitCode).toBe(1);
  expect(transcript.annotations).toEqual([
    {
      level: 'error',
      message: 'No node can run the builder: 0/6 nodes match. Add an arm64 node, or change `platforms`.',
      text: [
        'No node can run the builder: 0/6 nodes match.',
        'Add an arm64 node, or change `platforms`.',
        `${PAGE}#no-node-architecture`,
      ].join('\n'),
      properties: { title: 'No node has the architecture of the builder' },
    },
  ]);
});

test('an error that fits is told once, also where the words of the cluster have several lines', () => {
  const message = 'FailedMount: mount failed: exit status 32\nOutput: mount: wrong fs type.';
  const { rawText } = logOf(() => fail(new ActionError({ code: 'not-ready', message, hint: 'Repair it.' })));
  expect(rawText.match(/wrong fs type/g)).toHaveLength(1);
});

test('a warning has a title and a link too', () => {
  const { transcript } = logOf(() => runnerLog.warning('Builder a is orphaned.', 'orphan'));
  expect(transcript.annotations).toMatchObject([
    {
      level: 'warning',
      text: `Builder a is orphaned.\n${PAGE}#orphan`,
      properties: { title: 'The builder is orphaned' },
    },
  ]);
});

test('without a fix the line of the link follows', () => {
  const { transcript } = logOf(() =>
    fail(new ActionError({ code: 'cancelled', message: 'The job was cancelled.' })),
  );
  expect(transcript.annotations[0]?.text).toBe(`The job was cancelled.\n${PAGE}#cancelled`);
});

/** The values that the runner hides after this. */
function masksOf(secret: string): readonly string[] {
  const { rawText } = logOf(() => runnerLog.mask(secret));
  return [...rawText.matchAll(/^::add-mask::(.*)$/gm)].map(([, value = '']) => value);
}

test.each([
  ['a value of one line', ' secret\n', ['secret']],
  ['nothing so short that half of the log would be hidden', 'abc', []],
  [
    'the lines of a block that is indented',
    '  first-line-of-it\n  second-line-of-it\n',
    ['first-line-of-it', 'second-line-of-it'],
  ],
  [
    'the lines of a key, but neither its frame nor a short last line',
    '-----BEGIN PRIVATE KEY-----\r\nMIIEvQIBADANBg\r\nAAE=\r\n-----END PRIVATE KEY-----\r\n',
    ['MIIEvQIBADANBg'],
  ],
])('the runner hides %s', (_, secret, masks) => {
  expect(masksOf(secret)).toEqual(masks);
});

/** The lines of a step that fails so which only a run with debug logging shows. */
function debugLinesOf(error: ActionError): readonly string[] {
  return logOf(() => fail(error))
    .rawText.split('\n')
    .filter((line) => line.startsWith('::debug::'));
}

test('a fault of the action itself leaves its stack in the debug log, for whoever reports it', () => {
  expect(debugLinesOf(toActionError(new TypeError('x is not a function')))).toEqual([
    expect.stringMatching(/^::debug::TypeError: x is not a function .*at .*log\.test\.ts:\d+/),
  ]);
});

test('a fault that the user can fix has no stack', () => {
  const cause = new Error('connect ECONNREFUSED');
  const error = new ActionError({ code: 'unreachable', message: 'The cluster does not answer.', cause });
  expect(debugLinesOf(error)).toEqual([]);
});

test('whatever a cluster says: one annotation that GitHub shows whole, and no other command', () => {
  const pieces = fc.constantFrom(
    '::add-mask::x',
    '##[group]',
    '\n',
    '\r',
    '%0A',
    '::error::',
    'a',
    ': ',
    '\u2028',
  );
  const hostile = fc.array(fc.oneof(pieces, fc.string({ maxLength: 300 })), { maxLength: 40 });
  fc.assert(
    fc.property(hostile, hostile, (what, why) => {
      const cause = new Error(why.join(''));
      const error = new ActionError({ code: 'not-ready', message: what.join(''), hint: 'Do this.', cause });
      const log = logOf(() => fail(error));
      const [first, ...others] = log.transcript.annotations;
      expect(others).toEqual([]);
      expect(log.hasFailed).toBe(false);
      expect(first?.text.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
      expect(first?.text.split('\n').slice(-2)).toEqual(['Do this.', `${PAGE}#not-ready`]);
      expect(first?.properties.title?.length).toBeLessThanOrEqual(LONGEST_TITLE);
    }),
  );
});
