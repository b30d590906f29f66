/** Returns a table of Markdown, whose columns from `right` on are set to the right, as numbers are. */
export function renderTable(
  heads: readonly string[],
  right: number,
  rows: readonly (readonly string[])[],
): string {
  const line = heads.map((_, column) => (column < right ? ':--' : '--:'));
  return [
    `| ${heads.join(' | ')} |`,
    `|${line.join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}

/** Returns a part of the page that is folded until somebody opens it. The empty lines make Markdown of what is inside. */
export function renderFolded(title: string, parts: readonly string[]): string {
  return [`<details><summary>${title}</summary>`, ...parts, '</details>'].join('\n\n');
}
