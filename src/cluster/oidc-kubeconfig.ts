import { leaveProgram } from '../credential-plugin/leave.ts';
import type { ExecPlugin } from './access.ts';
import type { OidcSession } from './oidc-session.ts';
import { ownPlugin } from './own-plugin.ts';

/**
 * Keeps a session for later steps, with the plugin that goes on with it. What buildx has for an auth-provider is not
 * enough for a refresh token that rotates: it keeps new tokens in the user of that name in ~/.kube/config, or drops
 * them (buildx, driver/kubernetes/context/load.go: NewDefaultClientConfig). Answers the log-in for buildx.
 */
export async function keepOidc(session: OidcSession, folder: string): Promise<ExecPlugin> {
  session.keepIn(folder);
  return ownPlugin([await leaveProgram('oidc.js', folder), folder]);
}

/** The values of a session that must not be seen. */
export function oidcSecrets(session: OidcSession): readonly string[] {
  const { clientSecret, idToken, refreshToken } = session.tokens();
  return [clientSecret, idToken, refreshToken].filter((secret) => secret !== '');
}
