/** A clock that runs with the machine's and can be moved. */
export type Clock = {
  readonly now: () => Date;
  /** Sets it; it runs on from there. */
  readonly moveTo: (moment: Date) => void;
  readonly moveBy: (ms: number) => void;
};

/** A clock that shows this moment now. */
export function startClock(moment = new Date()): Clock {
  let offsetMs = moment.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + offsetMs),
    moveTo: (to) => {
      offsetMs = to.getTime() - Date.now();
    },
    moveBy: (ms) => {
      offsetMs += ms;
    },
  };
}
