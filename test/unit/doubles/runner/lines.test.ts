import { expect, test } from 'vitest';
import { LineSplitter } from '../../../doubles/runner/lines.ts';

function split(...chunks: readonly string[]): readonly string[] {
  const splitter = new LineSplitter();
  return [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
}

test.each([
  { chunks: ['a\nb\n'], lines: ['a', 'b'] },
  { chunks: ['a\r\nb'], lines: ['a', 'b'] },
  { chunks: ['a\r', '\nb'], lines: ['a', 'b'] },
  { chunks: ['a\r', 'b\r'], lines: ['a', 'b'] },
  { chunks: ['progress\r::add-mask::x'], lines: ['progress', '::add-mask::x'] },
  { chunks: ['a', 'b', '\n\nc'], lines: ['ab', '', 'c'] },
  { chunks: [''], lines: [] },
])('$chunks', ({ chunks, lines }) => {
  expect(split(...chunks)).toEqual(lines);
});
