import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ClusterAccess } from '../access/access.ts';
import { renderKubeconfig } from './write.ts';

/**
 * Writes the kubeconfig that later steps get in place of the job's own: the same cluster, entered by a file with a token
 * that only builds. The renewer puts a new token into the file, which client-go reads anew each minute. Both files have
 * mode 0600. Answers the kubeconfig's path.
 */
export function leaveBuildsAccess(access: ClusterAccess, token: string, folder: string): string {
  const path = join(folder, 'builds-kubeconfig');
  const identity = { kind: 'token-file', path: tokenFile(folder) } as const;
  const impersonation = { user: '', uid: '', groups: [], extra: {} };
  const builds = { ...access, identity, impersonation, certificate: { kind: 'none' } as const };
  replaceToken(folder, token);
  writeFileSync(path, `${JSON.stringify(renderKubeconfig(builds), null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
  });
  return path;
}

/** Puts another token into the place of the last one, in one step. */
export function replaceToken(folder: string, token: string): void {
  const scratch = `${tokenFile(folder)}.new`;
  writeFileSync(scratch, token, { mode: 0o600 });
  renameSync(scratch, tokenFile(folder));
}

function tokenFile(folder: string): string {
  return join(folder, 'builds-token');
}
