import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceDir } from './layout.ts';

/** A folder of modules/ and how its programs are built. */
export type GoModule = {
  readonly name: string;
  /** go.mod's folder. */
  readonly folder: string;
  readonly flags: readonly string[];
  /** Import paths of the programs; empty: every `tool` of go.mod. */
  readonly only: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Debian packages that the build needs. */
  readonly packages: readonly string[];
  /** Version of a module that it uses, e.g. v1.35.4, as go.mod has it. */
  readonly version: (path: string) => string;
};

function goModule(
  name: string,
  stamps: (version: GoModule['version']) => readonly string[] = () => [],
): GoModule {
  const folder = join(sourceDir, 'modules', name);
  const version = (path: string) => versionIn(folder, path);
  const ldflags = ['-s -w', ...stamps(version).map((stamp) => `-X ${stamp}`)].join(' ');
  const flags = ['-trimpath', `-ldflags=${ldflags}`];
  return { name, folder, flags, only: [], env: { CGO_ENABLED: '0' }, packages: [], version };
}

function versionIn(folder: string, path: string): string {
  const words = readFileSync(join(folder, 'go.mod'), 'utf8')
    .split('\n')
    .map((line) => line.trim().split(' '));
  const version = words.find((line) => line[0] === path)?.[1];
  if (version === undefined) throw new Error(`${folder}/go.mod names no ${path}`);
  return version;
}

export const act = goModule('act');
export const actionlint = goModule('actionlint');
export const authenticator = goModule('aws-iam-authenticator');
export const containerd = goModule('containerd');
export const compose = goModule('compose', (version) => [
  `github.com/docker/compose/v2/internal.Version=${version('github.com/docker/compose/v2')}`,
]);
export const cni = goModule('cni');
export const etcd = goModule('etcd');
export const kubectl = goModule('kubectl', (version) => [
  `k8s.io/component-base/version.gitVersion=${version('k8s.io/kubernetes')}`,
]);
export const registry = goModule('registry');
export const rootlesskit = goModule('rootlesskit');

// Without these stamps the programs call themselves v0.0.0, and clients compare versions.
export const kubernetes = goModule('kubernetes', (version) => [
  `k8s.io/component-base/version.gitVersion=${version('k8s.io/kubernetes')}`,
]);
// A cluster node's architecture is that of its kubelet program, at every update of its status.
export const arm64Kubelet: GoModule = {
  ...kubernetes,
  name: 'kubelet-arm64',
  only: ['k8s.io/kubernetes/cmd/kubelet'],
  env: { ...kubernetes.env, GOARCH: 'arm64' },
};
export const buildkit = goModule('buildkit', (version) => [
  `github.com/docker/buildx/version.Version=${version('github.com/docker/buildx')}`,
  `github.com/moby/buildkit/version.Version=${version('github.com/moby/buildkit')}`,
]);

/** buildx of a version that has a folder of its own, e.g. 0.15.1. */
export const buildx = (version: string): GoModule =>
  goModule(`buildx-${version}`, () => [`github.com/docker/buildx/version.Version=v${version}`]);

// Static, since it also runs inside the BuildKit image; with seccomp, since BuildKit always sets a profile
// and runc refuses it otherwise ("seccomp: config provided but seccomp not supported").
export const runc: GoModule = {
  ...goModule('runc'),
  flags: ['-trimpath', '-tags', 'seccomp netgo osusergo', '-ldflags=-s -w -extldflags=-static'],
  env: { CGO_ENABLED: '1' },
  packages: ['gcc', 'libc6-dev', 'libseccomp-dev', 'pkg-config'],
};
