import type { BearerToken } from '../aws/eks-token.ts';

const V1 = 'client.authentication.k8s.io/v1';
const VERSIONS: readonly string[] = [V1, 'client.authentication.k8s.io/v1beta1'];

/**
 * Returns a token as client-go takes it from a credential plugin (k8s.io/client-go/plugin/pkg/client/auth/exec), in the version
 * that `execInfo`, the variable KUBERNETES_EXEC_INFO, asks for.
 */
export function renderExecCredential(execInfo: string, { token, expiresMs }: BearerToken): string {
  const expirationTimestamp = expiresMs === undefined ? {} : { expirationTimestamp: rfc3339(expiresMs) };
  return JSON.stringify({
    apiVersion: versionOf(execInfo),
    kind: 'ExecCredential',
    status: { token, ...expirationTimestamp },
  });
}

function rfc3339(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

function versionOf(execInfo: string): string {
  return VERSIONS.find((version) => execInfo.includes(`"${version}"`)) ?? V1;
}
