'use strict';
// Loaded before a program: its clock is ahead by MOVED_CLOCK_MS.
const movedMs = Number(process.env.MOVED_CLOCK_MS);
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given) {
    super(...(given.length === 0 ? [Real.now() + movedMs] : given));
  }

  static now() {
    return Real.now() + movedMs;
  }
};
