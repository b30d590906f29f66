import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'vitest';

/** A step that says on which node it runs, and its daemon by a mark in a cache mount, which two daemons never share. */
export const MARKED_RUN = readFileSync(
  join(import.meta.dirname, '..', 'workflows', 'repository', 'Dockerfile'),
  'utf8',
).replace(/^FROM .*\n/, '');

/**
 * The step ran once on each of two nodes, and each time in another daemon: with an emulator on the node, one
 * daemon would run the steps of both.
 */
export function expectOwnDaemons(log: string): void {
  const told = [...log.matchAll(/this step runs on (x86_64|aarch64), daemon ([0-9a-f]{12})/g)];
  const daemons = new Map(told.map(([, node, daemon]) => [node, daemon]));
  expect([...daemons.keys()].toSorted(), log).toEqual(['aarch64', 'x86_64']);
  expect(new Set(daemons.values()).size, log).toBe(2);
}
