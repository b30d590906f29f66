import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { ExecPlugin } from './access.ts';
import type { OidcSession } from './oidc-session.ts';
import { ownPlugin } from './own-plugin.ts';

const PLUGIN_FOLDER = 'oidc-plugin';

/**
 * Keeps a session for later steps, with a copy of this action, which another checkout may replace. What buildx has
 * for an auth-provider is not enough for a refresh token that rotates: it keeps new tokens in the user of that name in
 * ~/.kube/config, or drops them (buildx, driver/kubernetes/context/load.go: NewDefaultClientConfig). Answers the log-in for buildx.
 */
export async function keepOidc(session: OidcSession, folder: string): Promise<ExecPlugin> {
  session.keepIn(folder);
  const [, bundle = ''] = process.argv;
  const [from, to] = [dirname(bundle), join(folder, PLUGIN_FOLDER)];
  await mkdir(to, { mode: 0o700 });
  const names = (await readdir(from)).filter((name) => /\.(js|json)$/.test(name));
  await Promise.all(names.map((name) => copyFile(join(from, name), join(to, name))));
  return ownPlugin([join(to, 'index.js'), 'oidc', folder]);
}

/** The values of a session that must not be seen. */
export function oidcSecrets(session: OidcSession): readonly string[] {
  const { clientSecret, idToken, refreshToken } = session.tokens();
  return [clientSecret, idToken, refreshToken].filter((secret) => secret !== '');
}
