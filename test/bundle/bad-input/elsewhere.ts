/** The numbers of the list that have no row, with the reason; a row that comes must take its number from here. */
export const NO_INPUT: Readonly<Record<number, string>> = {
  47: 'there is no input for driver options yet',
};

/** Numbers of the list that are read instead of refused, as kubectl reads them. */
export const READ: Readonly<Record<number, string>> = {
  3: 'a byte order mark',
  4: 'lines that end with CR and LF',
};

/** Numbers of the list that are about the runner. */
export const OF_THE_RUNNER: readonly number[] = [56, 57, 58, 59, 60];
