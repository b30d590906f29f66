import { afterAll, beforeAll, expect, test } from 'vitest';

import { buildxTimeoutMs, installBuildx } from '../support/buildx-version.ts';
import { ensureInputs } from '../support/ensure-inputs.ts';
import { buildImage, pushedDigest } from '../support/image.ts';
import { makeSite, type Site, untilContents } from '../support/site.ts';
import { buildxVersions } from '../testbed/buildx-versions.ts';

let site: Site;
beforeAll(async () => {
  site = await makeSite();
});
afterAll(() => site.remove());

test.each(buildxVersions)(
  'a runner with buildx %s gets a builder, builds and pushes',
  async (version) => {
    const job = site.newJob();
    await installBuildx(job, version);
    const shown = await job.sh('docker', ['buildx', 'version']);
    expect(shown.log).toContain(`github.com/docker/buildx v${version} `);
    const main = await job.runMain(ensureInputs(site, 'versions', { 'cache-size': '0' }));
    expect(main.exitCode, main.log).toBe(0);
    const tag = `${site.bed.registry}/buildx:${version}`;
    await buildImage(site, job, tag, version);
    expect(await pushedDigest(site, tag)).toMatch(/^sha256:/);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    await untilContents(site, 60_000, []);
  },
  buildxTimeoutMs,
);
