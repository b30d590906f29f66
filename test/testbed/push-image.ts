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

type Descriptor = { readonly mediaType: string; readonly digest: string; readonly size: number };

const media = 'application/vnd.oci.image';

/**
 * Pushes an image for this machine's architecture to a registry that speaks plain http.
 * registry: ADDRESS:PORT; layers: uncompressed tar files. Gives the manifest's digest, sha256:….
 */
export async function pushImage(
  registry: string,
  repository: string,
  tag: string,
  layers: readonly Uint8Array<ArrayBuffer>[],
  config: ImageConfig,
): Promise<string> {
  const base = `http://${registry}/v2/${repository}`;
  const layerEntries: Descriptor[] = [];
  for (const layer of layers) layerEntries.push(await pushBlob(base, `${media}.layer.v1.tar`, layer));
  const configBytes = encode({
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    config,
    rootfs: { type: 'layers', diff_ids: layerEntries.map((layer) => layer.digest) },
  });
  const configEntry = await pushBlob(base, `${media}.config.v1+json`, configBytes);
  const manifest = {
    schemaVersion: 2,
    mediaType: `${media}.manifest.v1+json`,
    config: configEntry,
    layers: layerEntries,
  };
  const body = encode(manifest);
  await call(`${base}/manifests/${tag}`, {
    method: 'PUT',
    body,
    headers: { 'content-type': manifest.mediaType },
  });
  return digestOf(body);
}

async function pushBlob(
  base: string,
  mediaType: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Descriptor> {
  const entry = { mediaType, digest: digestOf(bytes), size: bytes.length };
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

const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
