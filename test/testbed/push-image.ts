import { createHash } from 'node:crypto';

/** The part of an image's configuration that says what runs, in the OCI image specification's words. */
export type ImageConfig = {
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly Cmd?: readonly string[];
  /** UID:GID; without it, root. */
  readonly User?: string;
  readonly Volumes?: Readonly<Record<string, Readonly<Record<string, never>>>>;
};

/** What an image is on one architecture. */
export type Variant = {
  /** In the OCI image specification's words, which are Go's: amd64, arm64. */
  readonly architecture: string;
  readonly config: ImageConfig;
  readonly layers: readonly Uint8Array<ArrayBuffer>[];
};

type Manifest = { readonly mediaType: string; readonly [field: string]: unknown };
type Descriptor = { readonly mediaType: string; readonly digest: string; readonly size: number };

const media = 'application/vnd.oci.image';

/**
 * Pushes an image to a registry that speaks plain http: the manifest of one variant, or an index of several.
 * registry: ADDRESS:PORT; layers: uncompressed tar files.
 */
export async function pushImage(
  registry: string,
  repository: string,
  tag: string,
  variants: readonly Variant[],
): Promise<void> {
  const base = `http://${registry}/v2/${repository}`;
  const [only, ...others] = variants;
  if (only === undefined) throw new Error(`${repository}:${tag}: an image has a variant at least`);
  if (others.length === 0) {
    await putManifest(base, tag, await pushParts(base, only));
    return;
  }
  const manifests: unknown[] = [];
  for (const variant of variants) {
    const manifest = await pushParts(base, variant);
    const { digest } = entryOf(manifest.mediaType, encode(manifest));
    const platform = { os: 'linux', architecture: variant.architecture };
    manifests.push({ ...(await putManifest(base, digest, manifest)), platform });
  }
  await putManifest(base, tag, { schemaVersion: 2, mediaType: `${media}.index.v1+json`, manifests });
}

/** Pushes layers and configuration; gives the manifest that holds them together. */
async function pushParts(base: string, { architecture, config, layers }: Variant): Promise<Manifest> {
  const layerEntries: Descriptor[] = [];
  for (const layer of layers) layerEntries.push(await pushBlob(base, `${media}.layer.v1.tar`, layer));
  const rootfs = { type: 'layers', diff_ids: layerEntries.map((layer) => layer.digest) };
  const configBytes = encode({ architecture, os: 'linux', config, rootfs });
  const configEntry = await pushBlob(base, `${media}.config.v1+json`, configBytes);
  const mediaType = `${media}.manifest.v1+json`;
  return { schemaVersion: 2, mediaType, config: configEntry, layers: layerEntries };
}

async function putManifest(base: string, reference: string, manifest: Manifest): Promise<Descriptor> {
  const { mediaType } = manifest;
  const body = encode(manifest);
  await call(`${base}/manifests/${reference}`, {
    method: 'PUT',
    body,
    headers: { 'content-type': mediaType },
  });
  return entryOf(mediaType, body);
}

async function pushBlob(
  base: string,
  mediaType: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Descriptor> {
  const entry = entryOf(mediaType, bytes);
  const known = await fetch(`${base}/blobs/${entry.digest}`, { method: 'HEAD' });
  if (known.ok) return entry;
  const upload = await call(`${base}/blobs/uploads/`, { method: 'POST' });
  const target = new URL(upload.headers.get('location') ?? '', base);
  target.searchParams.set('digest', entry.digest);
  await call(target.href, {
    method: 'PUT',
    body: bytes,
    headers: { 'content-type': 'application/octet-stream' },
  });
  return entry;
}

async function call(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, init);
  if (!answer.ok)
    throw new Error(`${init.method} ${url}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  await answer.arrayBuffer();
  return answer;
}

const encode = (value: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(JSON.stringify(value)));

const entryOf = (mediaType: string, bytes: Uint8Array): Descriptor => ({
  mediaType,
  digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
  size: bytes.length,
});
