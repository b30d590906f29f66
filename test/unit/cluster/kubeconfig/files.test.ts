import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';

import type { ClusterAccess } from '../../../../src/cluster/access/access.ts';
import { readKubeconfig } from '../../../../src/cluster/kubeconfig/kubeconfig.ts';
import { findKubeconfig } from '../../../../src/cluster/kubeconfig/source.ts';
import { explain, toActionError } from '../../../../src/lib/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'list-'));
afterAll(() => rmSync(folder, { recursive: true }));

type File = {
  readonly current?: string;
  /** Names of entries; what they say tells the file that they are from. */
  readonly clusters?: readonly string[];
  readonly users?: readonly string[];
  /** `name=cluster/user`. */
  readonly contexts?: readonly string[];
};

function document(mark: string, { current, clusters = [], users = [], contexts = [] }: File): object {
  return {
    ...(current === undefined ? {} : { 'current-context': current }),
    clusters: clusters.map((name) => ({ name, cluster: { server: `https://${name}.${mark}` } })),
    users: users.map((name) => ({ name, user: { tokenFile: `token-of-${name}` } })),
    contexts: contexts.map((context) => {
      const [, name, cluster, user] = /^(.*)=(.*)\/(.*)$/.exec(context) ?? [];
      return { name, context: { cluster, user, namespace: `in-${mark}` } };
    }),
  };
}

let written = 0;

/** Writes files into folders of their own; answers their paths. */
function write(files: readonly (File | string)[]): readonly string[] {
  return files.map((file, index) => {
    written += 1;
    const own = join(folder, `${written}`);
    mkdirSync(own);
    writeFileSync(
      join(own, 'config'),
      typeof file === 'string' ? file : stringify(document(`f${index}`, file)),
    );
    return join(own, 'config');
  });
}

function read({ given = '', variable = '' }, context?: string): ClusterAccess {
  const pod = { host: '', port: '', accountFolder: '/none' };
  const places = { given, variable, homeFolder: '/none', workFolder: folder, pod };
  return readKubeconfig(findKubeconfig(places), { context, namespace: undefined });
}

function problem(places: { readonly given?: string; readonly variable?: string }): string {
  try {
    return `read ${read(places).server}`;
  } catch (thrown) {
    return explain(toActionError(thrown)).headline;
  }
}

const WHOLE: File = { current: 'x', clusters: ['c'], users: ['u'], contexts: ['x=c/u'] };

/** Files, and the server, the token's file and the namespace that kubectl takes from them. */
const MERGED: readonly (readonly [string, readonly File[], string])[] = [
  ['the first file wins in all', [WHOLE, WHOLE], 'c.f0 f0 in-f0'],
  [
    'the first to name a current-context wins',
    [{ ...WHOLE, current: '' }, { current: 'x' }],
    'c.f0 f0 in-f0',
  ],
  [
    'each list is merged for itself',
    [{ users: ['u'] }, { clusters: ['c'] }, { current: 'x', contexts: ['x=c/u'] }],
    'c.f1 f0 in-f2',
  ],
  ['an entry of a later file fills a gap', [{ ...WHOLE, clusters: ['d'] }, WHOLE], 'c.f1 f0 in-f0'],
  [
    'a later current-context has no say, nor a later context of the same name',
    [WHOLE, { current: 'y', clusters: ['d'], contexts: ['x=d/u', 'y=d/u'] }],
    'c.f0 f0 in-f0',
  ],
];

function toldOf(access: ClusterAccess, paths: readonly string[]): string {
  const { identity, server, namespace } = access;
  const path = identity.kind === 'token-file' ? identity.path : '';
  const from = paths.findIndex((one) => path.startsWith(join(one, '..', 'token-of-')));
  return `${server.replace('https://', '')} f${from} ${namespace}`;
}

describe('files are merged as kubectl merges them, and each relative path starts at its own file', () => {
  test.each(MERGED)('%s', (_, files, expected) => {
    const paths = write(files);
    expect(toldOf(read({ variable: paths.join(':') }), paths)).toBe(expected);
    expect(toldOf(read({ given: paths.join(':') }), paths)).toBe(expected);
  });

  test('for any files: what each name means is what the first file with it says', () => {
    const name = fc.constantFrom<string>('a', 'b', 'c');
    const names = fc.uniqueArray(name, { maxLength: 3 });
    const context = fc.tuple(name, name, name).map(([one, cluster, user]) => `${one}=${cluster}/${user}`);
    const contexts = fc.uniqueArray(context, { maxLength: 3, selector: (text) => text.slice(0, 1) });
    const current = fc.constantFrom('', 'a', 'b');
    const file = fc.record({ current, clusters: names, users: names, contexts });
    fc.assert(
      fc.property(fc.array(file, { minLength: 2, maxLength: 4 }), (files) => {
        const wanted = files.map((one) => one.current).find((one) => one !== '') ?? '';
        const at = files.findIndex((one) => one.contexts.some((text) => text.startsWith(`${wanted}=`)));
        const text = files[at]?.contexts.find((one) => one.startsWith(`${wanted}=`)) ?? '';
        const [, cluster = '', user = ''] = /=(.)\/(.)$/.exec(text) ?? [];
        const clusterAt = files.findIndex((one) => one.clusters.includes(cluster));
        const userAt = files.findIndex((one) => one.users.includes(user));
        const paths = write(files);
        const found = [at, clusterAt, userAt].includes(-1)
          ? problem({ variable: paths.join(':') })
          : toldOf(read({ variable: paths.join(':') }), paths);
        if ([at, clusterAt, userAt].includes(-1))
          expect(found).toMatch(/has no (current-)?(context|cluster|user)/);
        else expect(found).toBe(`${cluster}.f${clusterAt} f${userAt} in-f${at}`);
      }),
      { numRuns: 200 },
    );
  });
});

test('files of KUBECONFIG that are missing, empty ones and repetitions are passed over', () => {
  const [empty = '', whole = ''] = write(['', WHOLE]);
  const access = read({ variable: `/none/a::${empty}:${whole}:${whole}:/none/b` });
  expect(access).toMatchObject({ server: 'https://c.f1', source: 'the variable KUBECONFIG (2 files)' });
});

test('paths in a list start at the workspace', () => {
  const [path = ''] = write([WHOLE]);
  const relative = path.slice(folder.length + 1);
  expect(read({ given: `${relative}:./${relative}` }).server).toBe('https://c.f0');
});

test('a path with a colon in it is one path, where there is such a file', () => {
  writeFileSync(join(folder, 'a:b'), stringify(document('f0', WHOLE)));
  expect(read({ given: join(folder, 'a:b') }).server).toBe('https://c.f0');
});

test('the context that the input names may be in any of them', () => {
  const paths = write([WHOLE, { contexts: ['y=c/u'] }]);
  expect(read({ variable: paths.join(':') }, 'y')).toMatchObject({
    server: 'https://c.f0',
    namespace: 'in-f1',
  });
});

const GOOD = (): string => write([WHOLE])[0] ?? '';

test.each<readonly [string, () => { given?: string; variable?: string }, RegExp]>([
  [
    'all are missing',
    () => ({ variable: '/none/canary:/none/b' }),
    /^None of the 2 files in the variable KUBECONFIG/,
  ],
  [
    'one of the input is missing',
    () => ({ given: `${GOOD()}:/none/canary` }),
    /^Input kubeconfig: file 2 of 2 cannot be used \(no such file\)/,
  ],
  [
    'one is a folder',
    () => ({ variable: `${GOOD()}:${folder}` }),
    /^The variable KUBECONFIG: file 2 of 2 cannot be used \(it is a folder\)/,
  ],
  [
    'one is no YAML',
    () => ({ variable: `${GOOD()}:${write(['a: canary\n\tb: c'])[0]}` }),
    /^Input kubeconfig: file 2 of 2 is not valid YAML \(line 2\)/,
  ],
  [
    'one is a list',
    () => ({ variable: `${write(['- canary'])[0]}:${GOOD()}` }),
    /file 1 of 2 is not a mapping/,
  ],
  [
    'one has a wrong field',
    () => ({ variable: `${GOOD()}:${write(['users: canary'])[0]}` }),
    /file 2 of 2: kubeconfig\.users must be a list/,
  ],
  [
    'one names a cluster twice',
    () => ({ given: `${write([{ ...WHOLE, clusters: ['c', 'c'] }])[0]}:${GOOD()}` }),
    /several clusters named "c"/,
  ],
  [
    'there are hundreds',
    () => ({ variable: Array.from({ length: 200 }, (_, index) => `/none/${index}`).join(':') }),
    /too many or too long paths/,
  ],
])('when %s, one line says which, and quotes nothing', (_, places, line) => {
  const headline = problem(places());
  expect(headline).toMatch(line);
  expect(headline).not.toMatch(/canary|\n/);
  expect(headline.length).toBeLessThanOrEqual(300);
});
