import { expect, test } from 'vitest';

import {
  ActionError,
  buildxError,
  changedError,
  conflictError,
  explain,
  inputError,
  messageOf,
  toActionError,
} from '../../../src/lib/errors.ts';

test('what is wrong with an input is said behind its name', () => {
  expect(inputError('cpu', '"x" is not a quantity.', 'Write it like 500m.')).toMatchObject({
    code: 'input',
    message: 'Input cpu: "x" is not a quantity.',
    hint: 'Write it like 500m.',
  });
});

test.each([
  ['conflict', conflictError],
  ['buildx', buildxError],
])('an error with the code %s', (code, create) => {
  expect(create('It failed.', 'Try again.')).toMatchObject({
    code,
    message: 'It failed.',
    hint: 'Try again.',
  });
  expect(create('It failed.').hint).toBeUndefined();
});

test('the headline says what failed and what to do', () => {
  const error = new ActionError({
    code: 'input',
    message: 'Input cpu: "x" is not a quantity.',
    hint: 'Write it like 500m.',
  });
  expect(explain(error)).toEqual({
    what: 'Input cpu: "x" is not a quantity.',
    fix: 'Write it like 500m.',
    headline: 'Input cpu: "x" is not a quantity. Write it like 500m.',
    causes: [],
  });
});

test('without a hint the headline is the message alone', () => {
  expect(explain(new ActionError({ code: 'cancelled', message: 'The job was cancelled.' })).headline).toBe(
    'The job was cancelled.',
  );
});

test('what lay below is told in order, whatever was thrown', () => {
  const socket = new Error('connect ECONNREFUSED', { cause: 'text thrown by a library' });
  const error = new ActionError({
    code: 'unreachable',
    message: 'The cluster does not answer.',
    cause: socket,
  });
  expect(explain(error).causes).toEqual(['connect ECONNREFUSED', 'text thrown by a library']);
});

test('a chain of causes that bites its tail comes to an end', () => {
  const first = new Error('first');
  const second = new Error('second', { cause: first });
  first.cause = second;
  const { causes } = explain(new ActionError({ code: 'internal', message: 'It failed.', cause: first }));
  expect(causes).toEqual(['first', 'second', 'first', 'second', 'first']);
});

test('an error of ours stays what it is', () => {
  const error = new ActionError({ code: 'timeout', message: 'Too slow.' });
  expect(toActionError(error)).toBe(error);
});

test.each([new TypeError('x is not a function'), 'thrown text', undefined, null, 42])(
  'what nobody expected asks for a report: %s',
  (thrown) => {
    const error = toActionError(thrown);
    expect(error.code).toBe('internal');
    expect(error.message).toBe(messageOf(thrown));
    expect(explain(error).fix).toMatch(
      /^This is a bug in .* report it: https:\S+\/issues\/new\?template=bug\.yml$/,
    );
  },
);

test('an error in other words keeps what was not said in others', () => {
  const cause = new Error('below');
  const error = new ActionError({ code: 'not-ready', topic: 'quota', message: 'No.', hint: 'Do.', cause });
  expect(changedError(error, { message: 'Node a: No.' })).toMatchObject({
    ...{ code: 'not-ready', topic: 'quota', message: 'Node a: No.', hint: 'Do.', cause },
  });
});

test.each([
  ['ENOSPC', "The runner's disk is full (ENOSPC)."],
  ['EROFS', "The runner's disk is read-only (EROFS)."],
])('a disk that cannot be written is no bug of the action: %s', (code, message) => {
  const thrown = Object.assign(new Error('write failed'), { code });
  expect(toActionError(thrown)).toMatchObject({ code: 'input', topic: 'disk-full', message });
});
