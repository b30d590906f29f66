import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { shellBlocks } from '../../pages/commands.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (pattern: string): string =>
  globSync(pattern, { cwd: root })
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');

/** The majors at which each action of others is used, by its name. */
function majorsIn(text: string, pattern: RegExp): ReadonlyMap<string, ReadonlySet<string>> {
  const majors = new Map<string, Set<string>>();
  for (const [, name = '', major = ''] of text.matchAll(pattern))
    majors.set(name, (majors.get(name) ?? new Set()).add(major));
  return majors;
}

test('the pages and test workflows use the actions of others in the versions that CI uses', () => {
  const own = majorsIn(read('.github/workflows/*.yml'), /uses: ([\w.-]+\/[\w./-]+)@[0-9a-f]{40} # v(\d+)/g);
  const pages = `${read('README.md')}${read('docs/*.md')}${read('test/workflows/*.yml')}`;
  const shown = [...majorsIn(pages, /uses: ([\w.-]+\/[\w./-]+)@v(\d+)/g)].filter(([name]) => own.has(name));
  expect(shown.map(([name]) => name)).toContain('actions/checkout');
  for (const [name, majors] of shown) expect([...majors], name).toEqual([...(own.get(name) ?? [])]);
});

/** docker/setup-buildx-action, action.yml: in the Marketplace the two must not look alike. */
const BRANDING_OF_PEER = { icon: 'anchor', color: 'blue' };

test("the action does not look like docker's own in the Marketplace", () => {
  const { branding } = parse(read('action.yml'));
  expect(branding).toEqual({ icon: expect.any(String), color: expect.any(String) });
  expect(branding.icon).not.toBe(BRANDING_OF_PEER.icon);
  expect(branding.color).not.toBe(BRANDING_OF_PEER.color);
});

/** Objects that are in no namespace or name theirs (the files of deploy/), and commands that touch no cluster. */
const WITHOUT_NAMESPACE =
  /^kubectl ((?:apply|delete) -f https:\S+\/deploy\/|get (?:storageclass|namespace|nodes|pv|validatingwebhookconfigurations)\b|describe nodes?\b|delete node|uncordon|create namespace|label (--\S+ )*namespace|config|oidc-login|needs)\b/;

test('every kubectl command that a message or a page gives names its namespace', () => {
  const text = `${read('src/**/*.ts')}${read('README.md')}${read('docs/*.md')}${read('.github/*.md')}`;
  const verbs =
    'delete|get|describe|scale|patch|edit|annotate|label|rollout|create|apply -f|logs|exec|uncordon|cordon';
  const commands = [...text.matchAll(new RegExp(`kubectl (?:--\\S+ \\S+ )?(?:${verbs}) [^\\n\`'"]+`, 'g'))]
    .map(([command]) => command)
    .filter((command) => !WITHOUT_NAMESPACE.test(command));
  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter((command) => !/(--namespace|-n)[ =]/.test(command))).toEqual([]);
});

/** Programs of vendors, whose commands no test here can run to their end. */
const VENDORS = /^(?:\s*|.*\$\()(?:aws|az|gcloud|gh|helm|kind|act) /m;

test('a page with commands of a vendor says at its end when they were checked, and what no test runs', () => {
  // Troubleshooting is a list, and repeats commands of the guides.
  const guides = globSync('docs/*.md', { cwd: root, exclude: ['docs/troubleshooting.md'] }).filter((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    return shellBlocks(text).some((block) => VENDORS.test(block));
  });
  expect(guides).toEqual(
    expect.arrayContaining(['docs/aks.md', 'docs/arc.md', 'docs/eks.md', 'docs/gke.md']),
  );
  const lacking = guides.filter((page) => {
    const last = readFileSync(join(root, page), 'utf8').trimEnd().split('\n\n').at(-1) ?? '';
    return !/^Last checked: 20\d\d-\d\d-\d\d\. Not run by our tests: /.test(last);
  });
  expect(lacking).toEqual([]);
});
