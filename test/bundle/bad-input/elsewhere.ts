/** Numbers of the list that are read instead of refused, as kubectl reads them. */
export const READ: Readonly<Record<number, string>> = {
  3: 'a byte order mark',
  4: 'lines that end with CR and LF',
};

/** Numbers of the list that are about the runner. */
export const OF_THE_RUNNER: readonly number[] = [56, 57, 58, 59, 60];
