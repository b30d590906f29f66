import { parse } from 'yaml';
import { readmeBlock } from '../../pages/readme.ts';
import type { GitHubIssuer } from './github-issuer.ts';

type Authentication = {
  readonly jwt: readonly { readonly issuer: object; readonly claimValidationRules: readonly object[] }[];
};

/** Structured authentication as our guide has it, for this issuer and audience, and the owner of its repositories. */
export function authenticationBy({ issuer: url, authorityPem }: GitHubIssuer, audience: string): object {
  const guide: Authentication = parse(readmeBlock('config', 'authentication').replace("'9919'", "'65'"));
  const issuer = { url, audiences: [audience], certificateAuthority: authorityPem };
  return { ...guide, jwt: guide.jwt.map((one) => ({ ...one, issuer })) };
}
