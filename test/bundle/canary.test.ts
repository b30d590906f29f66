import { randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';

import { afterEach, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';

import { makeCertificates } from '../support/certificates.ts';
import { FakeCluster } from '../support/fake-cluster.ts';
import type { StepResult } from '../support/runner/result.ts';
import { type ScriptedJob, startScriptedJob } from '../support/scripted-job.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const canary = (): string => `canary${randomBytes(18).toString('hex')}`;

/** The forms in which a secret can come to light: raw, base64 in its three alignments, URL, JSON. */
function forms(secret: string): readonly string[] {
  const encoded = [0, 1, 2].map((shift) => {
    const text = Buffer.from(`${'x'.repeat(shift)}${secret}`).toString('base64');
    return text.slice(shift === 0 ? 0 : 4, -4);
  });
  return [secret, ...encoded, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
}

function filesUnder(folder: string): readonly { readonly path: string; readonly text: string }[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return entries
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'latin1') }));
}

/** A user section of a kubeconfig with secrets in it. */
type LogIn = { readonly user: object; readonly cluster: object; readonly secrets: readonly string[] };

const LOG_INS: Readonly<Record<string, (scripted: ScriptedJob) => LogIn | Promise<LogIn>>> = {
  'a token': () => {
    const token = canary();
    return { user: { token }, cluster: {}, secrets: [token] };
  },
  'a password': () => {
    const password = canary();
    return { user: { username: 'u', password }, cluster: {}, secrets: [password] };
  },
  'a client key': () => {
    const { client } = makeCertificates();
    const body = client.key.split('\n')[1] ?? '';
    const base64 = (text: string): string => Buffer.from(text).toString('base64');
    const user = {
      'client-certificate-data': base64(client.certificate),
      'client-key-data': base64(client.key),
    };
    return { user, cluster: {}, secrets: [body, base64(client.key)] };
  },
  'a plugin and its environment': ({ job }) => {
    const [token, variable] = [canary(), canary()];
    const plugin = join(job.home, '..', 'plugin');
    const answer = {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      kind: 'ExecCredential',
      status: { token },
    };
    writeFileSync(plugin, `#!/bin/sh\ncat <<'END'\n${JSON.stringify(answer)}\nEND\n`);
    chmodSync(plugin, 0o700);
    const exec = {
      apiVersion: answer.apiVersion,
      command: plugin,
      env: [{ name: 'SECRET', value: variable }],
    };
    return { user: { exec }, cluster: {}, secrets: [token, variable] };
  },
  'a proxy with a password': async () => {
    const [token, password] = [canary(), canary()];
    const proxy = createServer().on('connect', (request, socket) => {
      const [host = '', port = ''] = (request.url ?? '').split(':');
      const upstream = connect(Number(port), host, () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      socket.pipe(upstream).pipe(socket);
      for (const end of [socket, upstream]) end.on('error', () => upstream.destroy() && socket.destroy());
    });
    const port = await new Promise<number>((done) => {
      proxy.listen(0, '127.0.0.1', () => {
        const address = proxy.address();
        done(typeof address === 'object' ? (address?.port ?? 0) : 0);
      });
    });
    closers.push(() => proxy.close());
    const cluster = { 'proxy-url': `http://u:${password}@127.0.0.1:${port}` };
    return { user: { token }, cluster, secrets: [token, password] };
  },
};

function everythingSeen(step: StepResult): string {
  return JSON.stringify([
    step.log,
    step.state,
    step.exportedEnv,
    step.outputs,
    step.summary,
    step.annotations,
  ]);
}

test.each(Object.keys(LOG_INS))(
  '%s is seen nowhere, with debug on, and no file of it is left',
  async (name) => {
    const cluster = new FakeCluster();
    const scripted = await startScriptedJob(cluster.script);
    closers.push(scripted.close);
    const { job, inputs } = scripted;
    const logIn = await LOG_INS[name]?.(scripted);
    if (logIn === undefined) throw new Error('no such log-in');
    const document = parse(inputs().kubeconfig ?? '');
    document.users[0].user = logIn.user;
    Object.assign(document.clusters[0].cluster, logIn.cluster);
    const debug = { RUNNER_DEBUG: '1' };
    const main = await job.runMain(inputs({ kubeconfig: stringify(document) }), debug);
    expect(main.exitCode, main.log).toBe(0);
    const written = filesUnder(join(job.home, '..')).filter(
      ({ path }) => !path.startsWith(join(job.temp, 'setup-buildx')) && !path.endsWith('/plugin'),
    );
    const post = await job.runPost(debug);
    const left = filesUnder(join(job.home, '..')).filter(({ path }) => !path.endsWith('/plugin'));
    const seen = [everythingSeen(main), everythingSeen(post), JSON.stringify([...cluster.objects.values()])];
    for (const secret of logIn.secrets.flatMap(forms)) {
      for (const text of seen) expect(text).not.toContain(secret);
      for (const file of [...written, ...left]) expect(file.text, file.path).not.toContain(secret);
    }
    expect(readdirSync(job.temp).filter((one) => one.startsWith('setup-buildx'))).toEqual([]);
  },
);
