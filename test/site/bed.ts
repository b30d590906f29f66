import type { Bed } from '../testbed/bed.ts';

/** The bed that test/run.ts brought up. */
export function theBed(): Bed {
  const text = process.env.TESTBED;
  if (text === undefined) throw new Error('these tests need a cluster: run them by `npm test -- cluster`');
  const bed: Bed = JSON.parse(text);
  return bed;
}
