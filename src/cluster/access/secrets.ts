import { toBase64 } from '../../lib/base64.ts';
import { proxySecrets } from '../network/proxy.ts';
import { secretsOfRecipe } from '../recipe/recipe.ts';
import type { ClusterAccess } from './access.ts';

/** The values that must never be seen in a log, in the form in which they could turn up. */
export function secretsOf(access: ClusterAccess): readonly string[] {
  const secrets: string[] = [...access.secrets];
  if (access.certificate.kind === 'pair') {
    secrets.push(access.certificate.keyPem, toBase64(access.certificate.keyPem));
  }
  if (access.identity.kind === 'token') secrets.push(access.identity.token);
  if (access.identity.kind === 'basic') secrets.push(access.identity.password);
  if (access.identity.kind === 'recipe') {
    const { recipe, known } = access.identity;
    secrets.push(...secretsOfRecipe(recipe), known?.secretAccessKey ?? '', known?.sessionToken ?? '');
  }
  if (URL.canParse(access.proxyUrl)) secrets.push(...proxySecrets(new URL(access.proxyUrl)));
  return [...new Set(secrets)].filter((secret) => secret !== '');
}
