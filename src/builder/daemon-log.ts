/** The log of buildkitd without the stacks that it prints below an error, and without empty lines. */
export function withoutStacks(log: string): readonly string[] {
  const isFrame = (line: string): boolean => /^\t/.test(line) || /^[\w./*()-]+\.[\w.()*]+$/.test(line);
  return log.split('\n').filter((line) => line.trim() !== '' && !isFrame(line));
}

/** The line that says why buildkitd ended, '' when there is none: it names itself before its error. */
export function complaintOf(log: string): string {
  const lines = withoutStacks(log);
  return (
    lines.findLast((line) => /^buildkitd: |level=(error|fatal)|^panic: /.test(line)) ?? lines.at(-1) ?? ''
  );
}
