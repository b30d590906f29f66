// Bundles js/ of the folder it runs in into dist/: `node ncc.ts` there.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './paths.ts';

type Bundle = {
  readonly code: string;
  readonly assets: Readonly<Record<string, { readonly source: string | Uint8Array }>>;
};

const ncc: (entry: string, options: object) => Promise<Bundle> = createRequire(import.meta.url)(
  '@vercel/ncc',
);

/** The files that are run, and the entries of src/ that they are made of. */
const ENTRIES = { 'index.js': 'main', 'post.js': 'post', 'renewer.js': 'renewer', 'plugin.js': 'plugin' };

/** Packages that take as long to load as half of our own code, and that few processes need: see renderLazy. */
const LAZY = ['yaml', 'smol-toml'];

/** What @actions/core imports for functions that nothing here uses. Its HTTP client alone takes 10 ms to load. */
const ABSENT = ['@actions/exec', '@actions/http-client', '@actions/http-client/lib/auth'];

/** AWS' providers of credentials: a megabyte that all entries share, and that is loaded when it is imported. */
const SHARED = { '@aws-sdk/credential-providers': 'aws-credentials.js' };

const externals = Object.fromEntries([
  ...Object.entries(SHARED).map(([name, filename]) => [name, `./${filename}`]),
  ...LAZY.map((name) => [name, `./lazy-${name}.js`]),
  ...ABSENT.map((name) => [name, './absent.js']),
]);

/**
 * Bundles one entry as a file of dist/, with the chunks that it loads when they are wanted. Minified, a file is half as
 * long and is read and parsed in two thirds of the time; names of functions and classes stay.
 */
async function bundle(entry: string, filename: string, options: object): Promise<void> {
  const settings = { cache: false, quiet: true, minify: true, esm: false, filename, ...options };
  const { code, assets } = await ncc(entry, settings);
  writeFileSync(join('dist', filename), code);
  for (const [asset, { source }] of Object.entries(assets)) writeFileSync(join('dist', asset), source);
}

/** Stands in for a package, and loads it when something of it is used for the first time: `__esModule` is asked at once. */
function renderLazy(filename: string): string {
  return `'use strict';
const load = () => require('./${filename}');
module.exports = new Proxy({}, { get: (_, name) => name === '__esModule' || load()[name] });
`;
}

mkdirSync('dist', { recursive: true });
for (const [filename, name] of Object.entries(ENTRIES))
  await bundle(join(process.cwd(), 'js', `${name}.js`), filename, { externals });
for (const name of LAZY) {
  await bundle(createRequire(import.meta.url).resolve(name), `${name}.js`, {});
  writeFileSync(join('dist', `lazy-${name}.js`), renderLazy(`${name}.js`));
}
for (const [name, filename] of Object.entries(SHARED))
  await bundle(createRequire(import.meta.url).resolve(name), filename, {});
copyFileSync(join(root, '.ci', 'absent.cjs'), join('dist', 'absent.js'));
