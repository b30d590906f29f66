import type { Progress } from '../../../src/builders/holds/rollout.ts';

/** Keeps what is shown of nodes as lines of the log, and what each of them waits for. */
export function keepProgress(lines: string[]): Progress & { readonly awaited: ReadonlyMap<string, string> } {
  const awaited = new Map<string, string>();
  return {
    awaited,
    show: (node, words) => {
      const line = `${node}: ${words}`;
      if (!lines.includes(line)) lines.push(line);
    },
    await: (node, what) => void (what === undefined ? awaited.delete(node) : awaited.set(node, what)),
    end: () => undefined,
  };
}
