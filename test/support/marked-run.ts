import { expect } from 'vitest';

/** A step that tells its machine, and its daemon by a mark in a cache mount, which two daemons never share. */
export const MARKED_RUN = `RUN --mount=type=cache,id=mark,target=/mark \\
    test -f /mark/of || head -c 16 /dev/urandom | sha256sum > /mark/of; \\
    echo "this step runs on $(uname -m), daemon $(cut -c1-12 /mark/of)"`;

/**
 * The step ran once on each of two machines, and each time in another daemon: with an emulator on the machine, one
 * daemon would run the steps of both.
 */
export function expectOwnDaemons(log: string): void {
  const told = [...log.matchAll(/this step runs on (x86_64|aarch64), daemon ([0-9a-f]{12})/g)];
  const daemons = new Map(told.map(([, machine, daemon]) => [machine, daemon]));
  expect([...daemons.keys()].toSorted(), log).toEqual(['aarch64', 'x86_64']);
  expect(new Set(daemons.values()).size, log).toBe(2);
}
