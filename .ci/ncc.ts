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

/** Packages that take as long to load as half of our own code, and that few processes need: see LAZILY. */
const LAZY = ['yaml', 'smol-toml'];

/**
 * Node's own modules that take 1 to 5 ms to load: main loads them later, while it waits for buildx or for the cluster.
 * Not of the plugin, which is copied elsewhere by itself.
 */
const LAZY_BUILTINS = ['child_process', 'crypto', 'fs/promises', 'net'];

/** What @actions/core imports for functions that nothing here uses. Its HTTP client alone takes 10 ms to load. */
const ABSENT = ['@actions/exec', '@actions/http-client', '@actions/http-client/lib/auth'];

/** AWS' providers of credentials: a megabyte that all entries share, and that is loaded when it is imported. */
const SHARED = { '@aws-sdk/credential-providers': 'aws-credentials.js' };

const externals = Object.fromEntries([
  ...Object.entries(SHARED).map(([name, filename]) => [name, `./${filename}`]),
  ...LAZY.map((name) => [name, `lazy:./${name}.js`]),
  ...ABSENT.map((name) => [name, './absent.js']),
  // Our own code says `node:fs`.
  ['fs', 'later:fs'],
]);

const lazyBuiltins = Object.fromEntries(
  LAZY_BUILTINS.flatMap((name) => [name, `node:${name}`].map((one) => [one, `lazy:node:${name}`])),
);

/** Stands in for a module, and loads it when something of it is first used. `__esModule` is asked for at once. */
const LAZILY = "const lazily=(load)=>new Proxy({},{get:(_,name)=>name==='__esModule'||load()[name]});\n";

/**
 * Stands in for `fs` in packages: @actions/core takes functions of `fs.promises` when it loads, which loads what is behind
 * them. Here it gets functions that do so when they are called.
 */
const FS_LATER = [
  'const fsLater=(fs)=>Object.create(fs,{promises:{value:new Proxy({},',
  '{get:(_,name)=>(...given)=>fs.promises[name](...given)})}});\n',
].join('');

/** Makes what is required as `lazy:NAME` load at its first use, and `fs.promises` of packages at its first call. */
function loadLazily(code: string): string {
  const lazy = code.replace(/require\("lazy:([^"]+)"\)/g, 'lazily(()=>require("$1"))');
  const later = lazy.replace(/require\("later:fs"\)/g, 'fsLater(require("fs"))');
  return `${lazy === code ? '' : LAZILY}${later === lazy ? '' : FS_LATER}${later}`;
}

/**
 * Bundles one entry as a file of dist/, with the chunks that it loads when they are wanted. Minified, a file is half as
 * long; names of functions and classes stay.
 */
async function bundle(entry: string, filename: string, options: object): Promise<void> {
  const settings = { cache: false, quiet: true, minify: true, esm: false, filename, ...options };
  const { code, assets } = await ncc(entry, settings);
  writeFileSync(join('dist', filename), loadLazily(code));
  for (const [asset, { source }] of Object.entries(assets))
    writeFileSync(join('dist', asset), loadLazily(`${source}`));
}

mkdirSync('dist', { recursive: true });
for (const [filename, name] of Object.entries(ENTRIES))
  await bundle(join(process.cwd(), 'js', `${name}.js`), filename, {
    externals: name === 'plugin' ? externals : { ...externals, ...lazyBuiltins },
  });
for (const name of LAZY) await bundle(createRequire(import.meta.url).resolve(name), `${name}.js`, {});
for (const [name, filename] of Object.entries(SHARED))
  await bundle(createRequire(import.meta.url).resolve(name), filename, {});
copyFileSync(join(root, '.ci', 'absent.cjs'), join('dist', 'absent.js'));
