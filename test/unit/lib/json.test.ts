import fc from 'fast-check';
import { expect, test } from 'vitest';

import { mappingOf, numberOf, parseJson, readMapping, textOf } from '../../../src/lib/json.ts';

test('every value that JSON has comes back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.stringify(parseJson(text))).toBe(text);
    }),
  );
});

test.each(['', ' ', '{', 'undefined', "{'a': 1}", '{"a": 1} {"b": 2}', '\uFEFF{}', 'NaN'])(
  '%j is not JSON',
  (text) => expect(parseJson(text)).toBeUndefined(),
);

test.each(['', '[]', 'null', '1', '"{}"', '[{"a": 1}]'])('%j is no mapping', (text) =>
  expect(readMapping(text)).toEqual({}),
);

const mapping = readMapping(
  '{"text": "a", "empty": "", "number": 0, "mapping": {"b": 1}, "list": ["c"], "null": null}',
);

test('a field is returned where it is of the kind that is asked for', () => {
  expect(textOf(mapping, 'text')).toBe('a');
  expect(numberOf(mapping, 'number')).toBe(0);
  expect(mappingOf(mapping, 'mapping')).toEqual({ b: 1 });
});

test.each(['empty', 'number', 'mapping', 'list', 'null', 'absent', 'toString', '__proto__'])(
  'a field %s is no text',
  (name) => expect(textOf(mapping, name)).toBeUndefined(),
);

test.each(['text', 'mapping', 'list', 'null', 'absent', 'valueOf'])('a field %s is no number', (name) =>
  expect(numberOf(mapping, name)).toBeUndefined(),
);

test.each(['text', 'number', 'list', 'null', 'absent', 'constructor', '__proto__'])(
  'a field %s is no mapping',
  (name) => expect(mappingOf(mapping, name)).toEqual({}),
);
