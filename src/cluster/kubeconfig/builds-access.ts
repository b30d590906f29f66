import { jobFile } from '../../lib/job-files.ts';
import { replacePrivateFile, writePrivateFile } from '../../lib/system/private-file.ts';
import type { ClusterAccess } from '../access/access.ts';
import { renderKubeconfig } from './write.ts';

/**
 * Writes the kubeconfig that later steps get in place of the job's own: the same cluster, entered by a file with a token
 * that only builds. The renewer puts a new token into the file, which client-go reads anew each minute. Both files have
 * mode 0600. Answers the kubeconfig's path.
 */
export function leaveBuildsAccess(access: ClusterAccess, token: string, folder: string): string {
  const path = jobFile(folder, 'buildsKubeconfig');
  const identity = { kind: 'token-file', path: jobFile(folder, 'buildsToken') } as const;
  const impersonation = { user: '', uid: '', groups: [], extra: {} };
  const builds = { ...access, identity, impersonation, certificate: { kind: 'none' } as const };
  replaceToken(folder, token);
  writePrivateFile(path, `${JSON.stringify(renderKubeconfig(builds), null, 2)}\n`);
  return path;
}

/** Puts another token into the place of the last one, in one step. */
export function replaceToken(folder: string, token: string): void {
  replacePrivateFile(jobFile(folder, 'buildsToken'), token);
}
