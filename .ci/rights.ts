// Writes the rights that src/ asks for from the Roles in deploy/. With --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { root } from './paths.ts';

type Rule = {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
};
type Written = { readonly kind?: string; readonly rules?: readonly Rule[] };

/** The constant for the Role of each file; a file has one Role. */
const FILES: Readonly<Record<string, string>> = {
  ENSURE: 'ensure.yaml',
  CONNECT: 'connect.yaml',
  REMOVAL: 'removal.yaml',
  HANDOFF: 'build-service-account.yaml',
};

function rulesOf(file: string): readonly Rule[] {
  const documents = parseAllDocuments(readFileSync(join(root, 'deploy', file), 'utf8'));
  const objects = documents.map((document): Written => document.toJS() ?? {});
  const [role, ...others] = objects.filter(({ kind }) => kind === 'Role');
  if (role === undefined || others.length > 0) throw new Error(`deploy/${file} must have one Role`);
  return role.rules ?? [];
}

/** A resource as kubectl names it: `deployments.apps`, `pods/exec`. */
function renderGrants({ apiGroups, resources, verbs }: Rule): readonly string[] {
  return apiGroups.flatMap((group) =>
    resources.map((resource) => {
      const words = [group === '' ? resource : `${resource}.${group}`, ...verbs];
      return `  [${words.map((word) => `'${word}'`).join(', ')}],`;
    }),
  );
}

const constants = Object.entries(FILES).map(([name, file]) => {
  const grants = rulesOf(file).flatMap(renderGrants);
  return `\n/** The Role of deploy/${file}. */\nexport const ${name}: readonly Grant[] = [\n${grants.join('\n')}\n];\n`;
});
const wanted = `// Written by .ci/rights.ts from the Roles in deploy/: change them there.

/** What a Role allows: a resource as kubectl names it, and the verbs. */
export type Grant = readonly [resource: string, ...verbs: readonly string[]];
${constants.join('')}`;

const path = join(root, 'src', 'builders', 'manifests', 'granted.ts');
if (!process.argv.includes('--check')) {
  writeFileSync(path, wanted);
} else if (readFileSync(path, 'utf8') !== wanted) {
  process.stderr.write(
    'src/builders/manifests/granted.ts is not what deploy/ says: run `node .ci/rights.ts`\n',
  );
  process.exitCode = 1;
}
