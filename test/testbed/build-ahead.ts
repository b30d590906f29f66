import { buildxVersions, findBuildxVersion } from './buildx-versions.ts';
import type { Log } from './command.ts';
import { existingCluster } from './existing.ts';
import { buildArm64Kubelet, findAct, findAuthenticator, findCompose } from './programs.ts';

/**
 * Builds what the tests of a cluster ask for later, one program after the other, while the first of them run and mostly
 * wait. A program that cannot be built is told by the test that needs it.
 */
export async function buildAhead(log: Log): Promise<void> {
  const older = buildxVersions.map((version) => () => findBuildxVersion(version, log));
  const kubelet = existingCluster() === undefined ? [() => buildArm64Kubelet(log)] : [];
  const builds = [
    () => findAct(log),
    () => findAuthenticator(log),
    () => findCompose(log),
    ...older,
    ...kubelet,
  ];
  for (const build of builds) await build().catch((error: unknown) => log(String(error)));
}
