import { request } from 'node:https';

import type { KubeConfig } from '@kubernetes/client-node';

import { administrator } from '../../site/administrator.ts';
import type { Site } from '../../site/site.ts';

type Resource = { readonly name: string; readonly namespaced: boolean; readonly verbs: readonly string[] };

/**
 * Every object in a site's namespace, of every kind that the server can list, as the server itself writes it: managed
 * fields and events too. Answers one text for each kind, by its path.
 */
export async function allObjects(site: Site): Promise<Readonly<Record<string, string>>> {
  const admin = administrator(site.bed);
  const get = (path: string): Promise<string> => read(admin, `${site.endpoint.server}${path}`);
  const {
    groups,
  }: { readonly groups: readonly { readonly preferredVersion: { readonly groupVersion: string } }[] } =
    JSON.parse(await get('/apis'));
  const bases = ['/api/v1', ...groups.map((group) => `/apis/${group.preferredVersion.groupVersion}`)];
  const found: Record<string, string> = {};
  for (const base of bases) {
    const { resources }: { readonly resources: readonly Resource[] } = JSON.parse(await get(base));
    for (const { name, namespaced, verbs } of resources) {
      if (!namespaced || !verbs.includes('list')) continue;
      const path = `${base}/namespaces/${site.namespace}/${name}`;
      found[path] = await get(path);
    }
  }
  return found;
}

async function read(admin: KubeConfig, url: string): Promise<string> {
  const options = {};
  await admin.applyToHTTPSOptions(options);
  return new Promise((done, failed) => {
    const outgoing = request(url, { ...options, headers: { accept: 'application/json' } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        if (response.statusCode === 200) done(text);
        else failed(new Error(`${url}: ${response.statusCode} ${text}`));
      });
    });
    outgoing.on('error', failed);
    outgoing.end();
  });
}
