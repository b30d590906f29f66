/** What the reader of the demo sees: headings, and below them what others print, indented. */

/** One step of the story. */
export function heading(text: string): void {
  process.stdout.write(`\n== ${text}\n`);
}

/** The words of others, such as a step's log, whose groups GitHub shows by their titles. */
export function quote(text: string): void {
  const lines = text
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '##[endgroup]')
    .map((line) => line.replace('##[group]', '▾ '));
  process.stdout.write(lines.map((line) => `   | ${line}\n`).join(''));
}

/** The demo's own words. */
export function say(line: string): void {
  process.stdout.write(`   ${line}\n`);
}
