import { expect, test } from 'vitest';
import { Masks } from '../../../doubles/runner/masks.ts';
import { StepLog } from '../../../doubles/runner/step-log.ts';

function run(...lines: readonly string[]): StepLog {
  const log = new StepLog(new Masks(), false);
  for (const line of lines) log.push(line);
  return log;
}

const shown = (...lines: readonly string[]) => run(...lines).transcript.text;

test('collects annotations and shows them in the log', () => {
  const { transcript } = run('::warning title=t,file=a.ts::careful', '::notice::n', '::error::one%0Atwo');
  expect(transcript.annotations).toEqual([
    { level: 'warning', message: 'careful', text: 'careful', properties: { title: 't', file: 'a.ts' } },
    { level: 'notice', message: 'n', text: 'n', properties: {} },
    { level: 'error', message: 'one two', text: 'one\ntwo', properties: {} },
  ]);
  expect(transcript.text).toBe('##[warning]careful\n##[notice]n\n##[error]one\ntwo');
});

test('a command in the middle of a line is obeyed, so foreign text can hide the log', () => {
  const log = run('pod log: ##[add-mask]the', 'the end');
  expect(log.transcript.text).toBe('*** end');
  expect(log.rawText).toBe('pod log: ##[add-mask]the\nthe end');
});

test('masks hide from their line on, in annotations too', () => {
  const { transcript } = run('token', '::add-mask::token', 'a token', '::error title=token::no token');
  expect(transcript.text).toBe('token\na ***\n##[error]no ***');
  expect(transcript.annotations[0]?.message).toBe('no ***');
});

test('an empty mask is warned of and hides nothing', () => {
  expect(shown('::add-mask:: ', 'a b')).toMatch(/^##\[warning\]Can't add secret mask.*\na b$/);
});

test('stop-commands makes commands text until its token comes', () => {
  const log = run('::stop-commands::Tok', '::error::a', '##[error]b', 'x ##[tok]', '::error::c');
  expect(log.transcript.annotations.map(({ message }) => message)).toEqual(['c']);
  expect(log.transcript.text).toBe('::stop-commands::Tok\n::error::a\n##[error]b\nx ##[tok]\n##[error]c');
});

test('a long stop token is masked', () => {
  expect(shown('::stop-commands::a-long-token', 'a-long-token')).toBe('::stop-commands::***\n***');
});

test.each(['error', '', 'pause-logging'])('the stop token %j is refused', (token) => {
  const log = run(`::stop-commands::${token}`, '::notice::still a command');
  expect(log.hasFailed).toBe(true);
  expect(log.transcript.annotations.map(({ level }) => level)).toEqual(['error', 'notice']);
});

test.each(['::set-env name=A::1', '::add-path::/tmp'])('%s is refused', (line) => {
  expect(run(line)).toMatchObject({ hasFailed: true });
});

test('the old commands for outputs and state still work', () => {
  const log = run('::set-output name=a::1', '::save-state name=b::2');
  expect(log).toMatchObject({ outputs: { a: '1' }, state: { b: '2' }, hasFailed: false });
  expect(log.transcript.text).toBe('');
});

test('groups stay, debug shows only on demand', () => {
  expect(shown('::group::Title', '::debug::d', 'in', '::endgroup::')).toBe(
    '##[group]Title\nin\n##[endgroup]',
  );
  const debug = new StepLog(new Masks(), true);
  debug.push('::debug::d');
  expect(debug.transcript.text).toBe('##[debug]d');
});
