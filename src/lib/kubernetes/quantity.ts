import { inputError } from '../errors.ts';
import { truncate } from '../safe-text.ts';

/** A Kubernetes quantity as it was written, with its value in the unit's base (bytes, cores). */
export type Quantity = { readonly text: string; readonly value: number };

const QUANTITY = /^(\d+(?:\.\d+)?)(|n|u|m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)$/;

const SUFFIX: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

/**
 * Returns the value of a quantity that the API server wrote, which spells it in its own way (`0.5` comes back as
 * `500m`); undefined for the spellings that `parseQuantity` refuses.
 */
export function quantityValue(text: string): number | undefined {
  const [, amount, suffix = ''] = QUANTITY.exec(text) ?? [];
  const unit = SUFFIX[suffix];
  return amount === undefined || unit === undefined ? undefined : Number(amount) * unit;
}

/** The values that an input accepts, both included. */
export type QuantityBounds = { readonly least: number; readonly most: number };

/**
 * Returns a quantity in Kubernetes' notation (apimachinery, pkg/api/resource): a number with a suffix such as `m`, `G`
 * or `Gi`. Signs, exponents and exa-sizes, which Kubernetes knows too, are refused: in a builder's size they are
 * mistakes.
 *
 * @throws ActionError code 'input', with the input's name, for those, for anything else and outside the bounds
 */
export function parseQuantity(input: string, text: string, bounds: QuantityBounds): Quantity {
  const value = quantityValue(text);
  if (value === undefined || text.length > 24) {
    const shown = JSON.stringify(truncate(text, 40));
    const hint = 'Write it as Kubernetes does, like 500m, 2, 2Gi or 50G.';
    throw inputError(input, `${shown} is not a quantity.`, hint);
  }
  if (value < bounds.least || value > bounds.most) {
    throw inputError(input, `${text} is out of range.`, `Use ${bounds.least} to ${bounds.most}.`);
  }
  return { text, value };
}
