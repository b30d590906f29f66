import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cached.ts';
import type { Log } from './command.ts';
import { run } from './command.ts';
import { install } from './debian.ts';
import type { GoModule } from './go-modules.ts';
import {
  act,
  actionlint,
  arm64Kubelet,
  authenticator,
  buildkit,
  buildx,
  cni,
  compose,
  containerd,
  etcd,
  kubectl,
  kubernetes,
  registry,
  rootlesskit,
  runc,
} from './go-modules.ts';
import type { Go } from './go-toolchain.ts';
import { findGo } from './go-toolchain.ts';

/** Folders of the built programs, by module. */
export type Programs = Readonly<
  Record<
    'cni' | 'containerd' | 'etcd' | 'registry' | 'rootlesskit' | 'runc' | 'buildkit' | 'kubernetes',
    string
  >
>;

/**
 * Builds every program of the bed that the cache does not have: up to 20 minutes cold on 2 cores.
 * One after the other: go build uses all cores by itself, and linking Kubernetes takes gigabytes.
 */
export async function buildPrograms(log: Log): Promise<Programs> {
  const go = await findGo(log);
  return {
    cni: await buildModule(cni, go, log),
    runc: await buildModule(runc, go, log),
    containerd: await buildModule(containerd, go, log),
    etcd: await buildModule(etcd, go, log),
    registry: await buildModule(registry, go, log),
    rootlesskit: await buildModule(rootlesskit, go, log),
    buildkit: await buildModule(buildkit, go, log),
    kubernetes: await buildModule(kubernetes, go, log),
  };
}

/** Builds the kubelet of the arm64 cluster node: 5 minutes cold on 2 cores; gives its folder. */
export async function buildArm64Kubelet(log: Log): Promise<string> {
  return await buildModule(arm64Kubelet, await findGo(log), log);
}

/** Builds buildx, buildctl and buildkitd alone; gives their folder. */
export async function buildBuildkit(log: Log): Promise<string> {
  return await buildModule(buildkit, await findGo(log), log);
}

/** Builds an older buildx: 2 minutes cold on 2 cores; gives its folder. */
export async function buildOlderBuildx(version: string, log: Log): Promise<string> {
  return await buildModule(buildx(version), await findGo(log), log);
}

/** Path of nektos/act, which runs workflows: half a minute cold. */
export async function findAct(log: Log): Promise<string> {
  return join(await buildModule(act, await findGo(log), log), 'act');
}

/** Path of actionlint, which checks workflows: 10 seconds cold. */
export async function findActionlint(log: Log): Promise<string> {
  return join(await buildModule(actionlint, await findGo(log), log), 'actionlint');
}

/** Path of aws-iam-authenticator, which believes tokens as EKS does: a minute cold on 2 cores. */
export async function findAuthenticator(log: Log): Promise<string> {
  return join(await buildModule(authenticator, await findGo(log), log), 'aws-iam-authenticator');
}

/** Path of kubectl of the bed's own Kubernetes, by which our reading of kubeconfigs is judged: 2 minutes cold on 2 cores. */
export async function findKubectl(log: Log): Promise<string> {
  return join(await buildModule(kubectl, await findGo(log), log), 'kubectl');
}

/** Path of the Docker CLI's compose plugin: 4 minutes cold on 2 cores. */
export async function findCompose(log: Log): Promise<string> {
  const folder = await buildModule(compose, await findGo(log), log);
  return join(folder, 'cmd');
}

async function buildModule(module: GoModule, go: Go, log: Log): Promise<string> {
  const files = ['go.mod', 'go.sum'].map((name) => readFileSync(join(module.folder, name)));
  const { flags, only, env } = module;
  const inputs = [...files, JSON.stringify([flags, env, go.version, process.arch, ...only])];
  return await cached(`programs/${module.name}`, inputs, async (folder) => {
    await install(module.packages, log);
    const start = performance.now();
    log(`building ${module.name}`);
    const packages = only.length === 0 ? ['tool'] : only;
    // With the tests that run meanwhile in front.
    await run('nice', [go.program, 'build', ...flags, '-o', `${folder}/`, ...packages], {
      cwd: module.folder,
      env: { ...process.env, ...env },
    });
    log(`built ${module.name} in ${Math.round((performance.now() - start) / 1000)} s`);
  });
}

/** Builds one static program from a single Go file, without dependencies, into `output`. */
export async function buildGoFile(source: string, output: string, log: Log): Promise<void> {
  const go = await findGo(log);
  const env = { ...process.env, CGO_ENABLED: '0' };
  await run(go.program, ['build', '-trimpath', '-buildvcs=false', '-ldflags=-s -w', '-o', output, source], {
    env,
  });
}
