import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deployRules } from '../pages/deploy.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { makeSite, type Site, untilContents } from '../site/site.ts';

let site: Site;
beforeEach(async () => {
  site = await makeSite();
});
afterEach(() => site.remove());

const CLAIM = 'claims/first-amd64-cache';

/** The inputs of a job whose builder never comes up. */
function inputs(kubeconfig: string): Readonly<Record<string, string>> {
  return ensureInputs(site, 'first', { kubeconfig, image: `${site.bed.registry}/no-such-image:1` });
}

describe('after a first boot that failed', () => {
  test('the claim does not stay, with the optional Role of the README', async () => {
    const rules = [...deployRules('ensure'), ...deployRules('removal')];
    const kubeconfig = await site.kubeconfigWith('remover', rules);
    const [one, two] = [site.newJob(), site.newJob()];
    const mains = await Promise.all([one.runMain(inputs(kubeconfig)), two.runMain(inputs(kubeconfig))]);
    for (const main of mains) expect(main.exitCode, main.log).toBe(1);
    expect(await site.contents()).toContain(CLAIM);
    const posts = [await one.runPost(), await two.runPost()];
    for (const post of posts) expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    await untilContents(site, 60_000, []);
  });

  test('the claim is named with the command, without that Role', async () => {
    const job = site.newJob();
    expect(await job.runMain(inputs(site.kubeconfig('ensure')))).toMatchObject({ exitCode: 1 });
    const post = await job.runPost();
    const command = `kubectl --namespace ${site.namespace} delete pvc first-amd64-cache`;
    expect(post.log).toContain(`If it is not wanted: ${command}`);
    await untilContents(site, 60_000, [CLAIM]);
  });
});
