import { expect, test } from 'vitest';

import { INPUT_DEFAULTS } from '../../../../src/action/inputs/text.ts';
import { declaredDefaults } from './action-yml.ts';

test('what action.yml promises as inputs and defaults is what the code reads', () => {
  expect(INPUT_DEFAULTS).toEqual(declaredDefaults);
});
