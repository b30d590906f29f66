import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';

import { KubeConfig, VersionApi } from '@kubernetes/client-node';
import { buildkit } from '../testbed/go-modules.ts';
import type { Result } from './statistics.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Where the figures are that pages state. */
export const FIGURES_FOLDER = join(ROOT, 'docs', 'figures');

/** With what and where something was measured. */
export type Circumstances = {
  readonly command: string;
  /** The day, as 2026-11-27. */
  readonly date: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly machine: { readonly cpus: string; readonly memoryGiB: number; readonly kernel: string };
};

/** A file of docs/figures/: a result, and all that is needed to take it again. */
export type RecordedFigure = Result & Circumstances;

/** What a path is called in place of it: a folder of this computer says nothing to others. */
const PATHS: Readonly<Record<string, string>> = { '--peer': 'DIR', '--json': 'FILE' };

function withoutPaths(words: readonly string[]): readonly string[] {
  return words.map((word, index) => {
    const [option = '', value] = word.split('=');
    const own = PATHS[option];
    if (own !== undefined) return value === undefined ? word : `${option}=${own}`;
    return PATHS[words[index - 1] ?? ''] ?? word;
  });
}

/** Finds out the circumstances of a run; `kubeconfig` and `peer` are '' where nothing of the kind was used. */
export async function observeCircumstances(
  words: readonly string[],
  { kubeconfig, peer }: { readonly kubeconfig: string; readonly peer: string },
): Promise<Circumstances> {
  const processors = cpus();
  return {
    command: ['npm run bench --', ...withoutPaths(words)].join(' '),
    date: new Date().toISOString().slice(0, 10),
    versions: {
      action: versionOf(ROOT),
      node: process.version.slice(1),
      buildx: buildkit.version('github.com/docker/buildx').slice(1),
      buildkit: buildkit.version('github.com/moby/buildkit').slice(1),
      ...(kubeconfig === '' ? {} : { kubernetes: await kubernetesVersion(kubeconfig) }),
      ...(peer === '' ? {} : { 'docker/setup-buildx-action': versionOf(peer) }),
    },
    machine: {
      cpus: `${processors.length} × ${processors[0]?.model ?? 'unknown'}`,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      kernel: release(),
    },
  };
}

function versionOf(folder: string): string {
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return version;
}

async function kubernetesVersion(kubeconfig: string): Promise<string> {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const { gitVersion } = await config.makeApiClient(VersionApi).getCode();
  return gitVersion.replace(/^v/, '');
}

/** The text of a figure's file. */
export function renderRecord(result: Result, circumstances: Circumstances): string {
  return `${JSON.stringify({ ...result, ...circumstances }, undefined, 2)}\n`;
}

/** Writes the file of a figure that pages may state. */
export function writeRecord(result: Result, circumstances: Circumstances): void {
  mkdirSync(FIGURES_FOLDER, { recursive: true });
  writeFileSync(join(FIGURES_FOLDER, `${result.figure}.json`), renderRecord(result, circumstances));
}
