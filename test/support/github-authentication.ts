import type { GitHubIssuer } from './github-issuer.ts';

/** Structured authentication: who a job of GitHub is, and which groups it is in. */
export function authenticationBy({ issuer: url, authorityPem }: GitHubIssuer, audience: string): object {
  return {
    apiVersion: 'apiserver.config.k8s.io/v1',
    kind: 'AuthenticationConfiguration',
    jwt: [
      {
        issuer: { url, audiences: [audience], certificateAuthority: authorityPem },
        claimValidationRules: [
          { expression: 'claims.exp - claims.nbf <= 900', message: 'the token lives too long' },
          { expression: "claims.event_name != 'pull_request_target'", message: 'no builds of strangers' },
        ],
        claimMappings: {
          username: { claim: 'sub', prefix: 'github:' },
          groups: { expression: "['github:repository:' + claims.repository]" },
        },
      },
    ],
  };
}
