import { beforeAll, expect, test } from 'vitest';
import { until } from '../run/until.ts';
import { arm64TimeoutMs, askForArm64 } from '../site/arm64.ts';
import { runInPod } from '../site/pod-program.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();
beforeAll(async () => {
  await askForArm64(site);
}, arm64TimeoutMs);

const ARCHITECTURES = ['amd64', 'arm64'];

/** What client-go does in a pod: address, token and authority as the cluster mounts them. */
const WHO_AM_I = `
const fs = require('node:fs');
const folder = '/var/run/secrets/kubernetes.io/serviceaccount';
const options = {
  host: process.env.KUBERNETES_SERVICE_HOST,
  port: process.env.KUBERNETES_SERVICE_PORT,
  ca: fs.readFileSync(folder + '/ca.crt'),
  headers: { authorization: 'Bearer ' + fs.readFileSync(folder + '/token'), 'content-type': 'application/json' },
};
const call = (method, path, body) => new Promise((resolve, reject) => {
  const request = require('node:https').request({ ...options, method, path }, (response) => {
    let text = '';
    response.on('data', (part) => (text += part)).on('end', () => resolve(JSON.parse(text)));
  });
  request.on('error', reject).end(body);
});
const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
(async () => {
  console.log((await call('GET', '/version')).gitVersion);
  const answer = await call('POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews', JSON.stringify(review));
  console.log(answer.status.userInfo.username);
})();
`;

test.for(ARCHITECTURES)(
  'a pod on a node of %s speaks to the API server as its service account',
  async (architecture, { skip }) => {
    if (site.bed.kind !== 'embedded') return skip("the pod's Node is a folder of the computer of the bed");
    const selector = { 'kubernetes.io/arch': architecture };
    const { exitCode, log } = await runInPod(site, `who-${architecture}`, selector, WHO_AM_I);
    expect(exitCode, log).toBe(0);
    expect(log).toMatch(/^v1\.\d+\.\d+$/m);
    expect(log).toContain(`system:serviceaccount:${site.namespace}:default`);
  },
);

test('a Service is reached from this computer and from pods of both nodes', async ({ skip }) => {
  if (site.bed.kind !== 'embedded') return skip('Services of a foreign cluster have no address here');
  const { core, namespace, bed } = site;
  const labels = { app: 'web' };
  const command = ['sh', '-c', 'echo hello > /tmp/index.html; exec httpd -f -p 8080 -h /tmp'];
  const containers = [{ name: 'web', image: bed.baseImage, command }];
  const spec = { nodeName: bed.clusterNode, containers };
  await core.createNamespacedPod({ namespace, body: { metadata: { name: 'web', labels }, spec } });
  const ports = [{ port: 80, targetPort: 8080 }];
  const service = await core.createNamespacedService({
    namespace,
    body: { metadata: { name: 'web' }, spec: { selector: labels, ports } },
  });
  const address = `http://${service.spec?.clusterIP}/`;
  const text = await until('the Service to answer', 30_000, () =>
    fetch(address, { signal: AbortSignal.timeout(2_000) }).then(
      (response) => response.text(),
      () => undefined,
    ),
  );
  expect(text).toBe('hello\n');
  const script = `fetch('${address}').then((response) => response.text()).then(console.log)`;
  for (const architecture of ARCHITECTURES) {
    const selector = { 'kubernetes.io/arch': architecture };
    const { exitCode, log } = await runInPod(site, `get-${architecture}`, selector, script);
    expect(exitCode, log).toBe(0);
    expect(log).toContain('hello');
  }
});
