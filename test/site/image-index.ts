import type { Site } from './site.ts';

const INDEX = 'application/vnd.oci.image.index.v1+json';

/** The platforms in the index that the registry has for a tag (`host:port/name:tag`), sorted; no attestations. */
export async function pushedPlatforms(site: Site, tag: string): Promise<readonly string[]> {
  const [, name, version] = /^[^/]+\/([^:]+):(.+)$/.exec(tag) ?? [];
  const url = `http://${site.bed.registry}/v2/${name}/manifests/${version}`;
  const response = await fetch(url, { headers: { accept: INDEX } });
  const index: { manifests: { platform: { os: string; architecture: string } }[] } = JSON.parse(
    await response.text(),
  );
  return index.manifests
    .map(({ platform }) => `${platform.os}/${platform.architecture}`)
    .filter((platform) => platform !== 'unknown/unknown')
    .sort();
}
