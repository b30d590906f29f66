import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeTraces } from './cluster-nodes.ts';
import { at, listAt, textAt } from './json.ts';
import { sourceDir, statePath } from './layout.ts';
import type { Before } from './outside.ts';

/** What is kept about the bed that is up, for later commands and for those of other checkouts. */
export type BedRecord = {
  /** Hash of the sources that started it. */
  readonly version: string;
  /** Folder of the checkout that started it. */
  readonly checkout: string;
  /** Cache folder of the user who started it. */
  readonly cache: string;
  readonly before: Before;
  /** Where its cluster nodes leave traces: another version may have others. */
  readonly traces: readonly NodeTraces[];
  /** Folder of buildx, buildctl and docker; null until the bed was ready once. */
  readonly binDir: string | null;
};

const path = statePath('bed.json');

/** The record of the bed that is up, or was; undefined when there is none that can be read. */
export function readRecord(): BedRecord | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Writes the record: whole or not at all. */
export function writeRecord(record: BedRecord): void {
  mkdirSync(statePath(), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(record, undefined, 2));
  renameSync(`${path}.new`, path);
}

/** Hash of this checkout's test bed: programs, versions, pins. Checkouts with the same one share a bed. */
export function sourceVersion(): string {
  const patterns = ['*.ts', 'modules/*/go.{mod,sum}', 'pause/*.go'];
  const hash = createHash('sha256');
  for (const name of globSync(patterns, { cwd: sourceDir }).toSorted()) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(sourceDir, name)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function parse(value: unknown): BedRecord {
  const binDir = at(value, 'binDir');
  const sysctls = at(value, 'before', 'sysctls');
  return {
    version: textAt(value, 'version'),
    checkout: textAt(value, 'checkout'),
    cache: textAt(value, 'cache'),
    before: {
      boot: textAt(value, 'before', 'boot'),
      missingFolders: listAt(value, 'before', 'missingFolders').map(String),
      hadInterpreters: at(value, 'before', 'hadInterpreters') === true,
      sysctls: Object.fromEntries(Object.entries(sysctls ?? {}).map(([name, text]) => [name, String(text)])),
    },
    traces: listAt(value, 'traces').map((node) => ({
      bridge: textAt(node, 'bridge'),
      cgroupRoot: textAt(node, 'cgroupRoot'),
    })),
    binDir: typeof binDir === 'string' ? binDir : null,
  };
}
