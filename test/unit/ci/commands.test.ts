import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** What messages and the pages made of them tell people to type, one command each. */
function commandsIn(text: string): readonly string[] {
  const code = text.replace(/^\s*(\*|\/\*|\/\/).*$/gm, '').replace(/\$\{[^}]*\}/g, 'X');
  return code.match(/\bkubectl (--\S+ \S+ )*[^'"`\n]*/g) ?? [];
}

const VERB = /\b(annotate|create|delete|describe|edit|exec|get|label|logs|patch|rollout|scale|top)\b/;
/** What no namespace has, and namespaces themselves. */
const CLUSTER_WIDE =
  /\b(namespaces?|nodes?|storageclass|(validating|mutating)(webhookconfigurations|admissionpolicies))\b/;

test('every command in a message names its namespace: the current one of a person is another', () => {
  const files = globSync(['src/**/*.ts', '.ci/troubleshooting/*.ts'], { cwd: ROOT });
  const commands = files.flatMap((file) => commandsIn(readFileSync(join(ROOT, file), 'utf8')));
  const namespaced = commands.filter(
    (one) => VERB.test(one) && !CLUSTER_WIDE.test(one.replace(/--namespace \S+/, '')),
  );
  expect(namespaced.length).toBeGreaterThan(10);
  expect(namespaced.filter((one) => !/--namespace /.test(one))).toEqual([]);
});
