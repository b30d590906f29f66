// Bundles js/index.js of the folder it runs in into dist/: `node ncc.ts` there.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

type Bundle = {
  readonly code: string;
  readonly assets: Readonly<Record<string, { readonly source: string | Uint8Array }>>;
};

const ncc: (entry: string, options: object) => Promise<Bundle> = createRequire(import.meta.url)(
  '@vercel/ncc',
);

// @actions/http-client imports undici for one class that nothing here uses, and loading it takes as long as an
// empty Node: a stand-in is shipped instead, which says so if the class is ever wanted.
const externals = { undici: './undici.js' };

/** Bundles one entry of js/ as a file of dist/, with the chunks that it loads when they are wanted. */
async function bundle(entry: string, name: string): Promise<void> {
  const { code, assets } = await ncc(join(process.cwd(), 'js', entry), {
    cache: false,
    externals,
    quiet: true,
  });
  writeFileSync(join('dist', name), code);
  for (const [asset, { source }] of Object.entries(assets)) writeFileSync(join('dist', asset), source);
}

mkdirSync('dist', { recursive: true });
await bundle('index.js', 'index.js');
await bundle('plugin.js', 'plugin.js');
copyFileSync(join(import.meta.dirname, 'undici.cjs'), join('dist', 'undici.js'));
copyFileSync(join(import.meta.dirname, 'post.cjs'), join('dist', 'post.js'));
