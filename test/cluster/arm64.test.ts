import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, expect, test } from 'vitest';

import { arm64TimeoutMs, askForArm64 } from '../site/arm64.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();
let clusterNode: string | undefined;
beforeAll(async () => {
  clusterNode = await askForArm64(site);
}, arm64TimeoutMs);

const DOCKERFILE = `ARG BASE
FROM \${BASE}
RUN echo "this step runs on $(uname -m)"
`;

// The bed's volumes do not honour fsGroup: the builder that is not root has none.
const BUILDERS = [
  { security: 'privileged', node: 'arm-arm64', image: 'buildkitImage', size: '1Gi' },
  { security: 'rootless', node: 'arm-arm64-rootless', image: 'rootlessImage', size: '0' },
] as const;

test.for(BUILDERS)(
  'a $security builder for arm64 starts on such a node, and its steps run as arm64',
  async ({ security, node, image, size }, { skip }) => {
    if (clusterNode === undefined) skip('this cluster has no node of arm64');
    const job = site.newJob();
    const inputs = { platforms: 'linux/arm64', security, image: site.bed[image], 'cache-size': size };
    const main = await job.runMain(ensureInputs(site, 'arm', inputs));
    expect(main.exitCode, main.log).toBe(0);
    const { items } = await site.core.listNamespacedPod({
      namespace: site.namespace,
      labelSelector: `app=${node}`,
    });
    expect(items.map((pod) => pod.spec?.nodeName)).toEqual([clusterNode]);
    const context = join(job.workspace, 'context');
    mkdirSync(context);
    writeFileSync(join(context, 'Dockerfile'), DOCKERFILE);
    const tag = `${site.bed.registry}/${node}:1`;
    const options = ['--progress=plain', '--platform=linux/arm64', `--build-arg=BASE=${site.bed.baseImage}`];
    const output = `--output=type=image,name=${tag},push=true`;
    const built = await job.sh('docker', ['buildx', 'build', ...options, output, context]);
    expect(built.exitCode, built.log).toBe(0);
    expect(built.log).toMatch(/this step runs on aarch64$/m);
    expect(await architectures(tag)).toContain('arm64');
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    await untilContents(site, 60_000, ['claims/arm-arm64-cache']);
  },
);

test('the base image of the tests is there for both architectures', async ({ skip }) => {
  if (clusterNode === undefined) skip('this cluster has no node of arm64');
  expect(await architectures(`${site.bed.registry}/${site.bed.baseImage.split('/').at(-1)}`)).toEqual([
    'amd64',
    'arm64',
  ]);
});

/** The architectures in an index of the registry. */
async function architectures(tag: string): Promise<readonly string[]> {
  const [registry, name, version] = tag.split(/[/](?=[^/]+$)|:(?=[^:/]+$)/);
  const response = await fetch(`http://${registry}/v2/${name}/manifests/${version}`, {
    headers: { accept: 'application/vnd.oci.image.index.v1+json' },
  });
  const index: { manifests: { platform: { architecture: string } }[] } = JSON.parse(await response.text());
  return index.manifests.map(({ platform }) => platform.architecture);
}
