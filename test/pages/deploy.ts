import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { KubernetesObject, V1PolicyRule, V1Role } from '@kubernetes/client-node';
import { parseAllDocuments } from 'yaml';

const FILES = {
  ensure: 'ensure.yaml',
  connect: 'connect.yaml',
  handoff: 'build-service-account.yaml',
  removal: 'removal.yaml',
};

/** A file of deploy/, by what its Role is for: a mode, the input build-service-account, or removing what is left. */
export type Deployed = keyof typeof FILES;

/** The text of that file. */
export function deployText(name: Deployed): string {
  return readFileSync(join(import.meta.dirname, '..', '..', 'deploy', FILES[name]), 'utf8');
}

/** All files of deploy/. */
export const DEPLOYED: readonly Deployed[] = ['ensure', 'connect', 'handoff', 'removal'];

/** The rules of its Role. */
export function deployRules(name: Deployed): readonly V1PolicyRule[] {
  const objects = parseAllDocuments(deployText(name)).map((one): KubernetesObject => one.toJS() ?? {});
  const role: V1Role | undefined = objects.find(({ kind }) => kind === 'Role');
  if (role?.rules === undefined) throw new Error(`deploy/${FILES[name]} has no Role`);
  return role.rules;
}

/** Returns a text of deploy/ with other namespaces in the place of `builds` and `ci`; the account keeps its name. */
export function inNamespaces(text: string, names: { readonly builds: string; readonly ci: string }): string {
  const rename = (_: string, before: string, name: string): string =>
    before + (name === 'ci' ? names.ci : names.builds);
  return text
    .replace(/^(\s*namespace: )(builds|ci)$/gm, rename)
    .replace(/^(kind: Namespace\nmetadata:\n {2}name: )(builds|ci)$/gm, rename);
}
