/** The log of buildkitd without the stacks that it prints below an error, and without empty lines. */
export function withoutStacks(log: string): readonly string[] {
  return log.split('\n').filter((line) => line.trim() !== '' && !FRAMES.some((frame) => frame.test(line)));
}

/** The lines of stacks: those of pkg/errors have no arguments, those of Go's runtime have, with braces for structs. */
const FRAMES: readonly RegExp[] = [
  /^\t/,
  /^[\w./*()-]+\.[\w.()*]+$/,
  /^[\w./*()[\]…~@-]+\.[\w.()*[\]…-]+\(.*\)$/,
  /^panic\(.*\)$/,
  /^goroutine \d+ .*:$/,
  /^created by /,
  /^\[signal /,
];

/** The line that says why buildkitd ended, '' when there is none: it names itself before its error. */
export function complaintOf(log: string): string {
  const lines = withoutStacks(log);
  return (
    lines.findLast((line) =>
      /^buildkitd: |level=(error|fatal)|^panic: |^fatal error: |^unexpected fault address/.test(line),
    ) ??
    lines.at(-1) ??
    ''
  );
}
