import { expect, test } from 'vitest';
import { parseCommand } from '../../../doubles/runner/command.ts';

const parse = (line: string) => parseCommand(line, (name) => ['error', 'add-mask'].includes(name));

test.each([
  { line: '::error::boom', command: { name: 'error', properties: {}, data: 'boom' } },
  { line: '  \t::error::boom', command: { name: 'error', properties: {}, data: 'boom' } },
  { line: '::ERROR::boom', command: { name: 'error', properties: {}, data: 'boom' } },
  {
    line: '::error title=a%3Ab%2Cc,line=3,empty=,=x::50%25%0Aoff::on%3A',
    command: { name: 'error', properties: { title: 'a:b,c', line: '3' }, data: '50%\noff::on%3A' },
  },
  // %25 comes last, so an escaped escape stays text.
  { line: '::error::%250A', command: { name: 'error', properties: {}, data: '%0A' } },
  { line: 'pod says ##[add-mask]x', command: { name: 'add-mask', properties: {}, data: 'x' } },
  {
    line: '##[error title=a%3Bb;line=3]c%5D]',
    command: { name: 'error', properties: { title: 'a;b', line: '3' }, data: 'c]]' },
  },
  { line: '::unknown::##[error]x', command: { name: 'error', properties: {}, data: 'x' } },
])('$line', ({ line, command }) => {
  expect(parse(line)).toEqual(command);
});

test.each([
  'pod says ::error::x',
  '::error',
  '::errors::x',
  '##[unknown]x',
  '##[unknown]x ##[error]y',
  '## [error]x',
  '##[error',
  '',
])('no command: %s', (line) => {
  expect(parse(line)).toBeUndefined();
});
