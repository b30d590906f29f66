import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';

import { afterEach, describe, expect, test } from 'vitest';

import type { ClusterAccess } from '../../../../src/cluster/access/access.ts';
import type { WritableApi } from '../../../../src/cluster/api/api.ts';
import { openCluster } from '../../../../src/cluster/api/open.ts';
import { type CallLimits, MAIN_LIMITS, POST_LIMITS } from '../../../../src/cluster/api/retry.ts';
import { ActionError } from '../../../../src/lib/errors.ts';
import { factsOf } from '../../../doubles/api/access.ts';
import { answer, type FakeApi, refuse, startFakeApi } from '../../../doubles/api/fake-api.ts';
import { closedPort, type Script } from '../../../doubles/api/scripted-server.ts';
import { makeCertificates } from '../../../doubles/network/certificates.ts';

const certificates = makeCertificates();
const LIMITS = { ...MAIN_LIMITS, totalMs: 2000, shortestMs: 5, longestMs: 40 };

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

type Changes = {
  readonly access?: Partial<ClusterAccess>;
  readonly environment?: Record<string, string>;
  readonly signal?: AbortSignal;
  readonly limits?: Partial<CallLimits>;
};

async function open(
  script: Script,
  changes: Changes = {},
): Promise<{ readonly api: WritableApi; readonly fake: FakeApi; readonly notes: string[] }> {
  const fake = await startFakeApi(certificates, script);
  closers.push(fake.close);
  const access: ClusterAccess = {
    source: 'a test',
    server: fake.url,
    caPem: certificates.authority.certificate,
    tlsServerName: undefined,
    proxyUrl: undefined,
    namespace: 'builds',
    identity: { kind: 'token', token: 'token-1' },
    certificate: { kind: 'none' },
    impersonation: undefined,
    secrets: [],
    ...changes.access,
  };
  const notes: string[] = [];
  const { api, close } = openCluster(access, {
    ...factsOf(changes.environment ?? {}),
    userAgent: 'setup-buildx-kubernetes',
    limits: { ...LIMITS, ...changes.limits },
    signal: changes.signal ?? new AbortController().signal,
    note: (line) => notes.push(line),
  });
  closers.unshift(close);
  return { api, fake, notes };
}

const POD = { metadata: { name: 'p' } };

test('calls share one connection, and say who asks', async () => {
  const { api, fake } = await open((_, response) =>
    answer(response, 200, POD, { date: 'Thu, 01 Jan 2026 00:00:00 GMT' }),
  );
  for (let call = 0; call < 5; call += 1) await api.get('pods', 'p');
  expect(await api.get('pods', 'p')).toEqual({ kind: 'ok', body: POD, serverTimeMs: Date.UTC(2026, 0, 1) });
  expect(fake.connections()).toBe(1);
  expect(fake.seen[0]).toMatchObject({ method: 'GET', path: '/api/v1/namespaces/builds/pods/p' });
  expect(fake.seen[0]?.headers).toMatchObject({
    authorization: 'Bearer token-1',
    'user-agent': 'setup-buildx-kubernetes',
  });
});

test('a patch is a strategic merge, a delete names its policy and its uid', async () => {
  const { api, fake } = await open((_, response) => answer(response, 200, {}));
  await api.patch('deployments', 'd', { metadata: { uid: 'u' } });
  await api.deleteForeground('jobs', { name: 'j', uid: 'u' });
  expect(fake.seen[0]?.headers['content-type']).toBe('application/strategic-merge-patch+json');
  expect(JSON.parse(fake.seen[1]?.body ?? '')).toEqual({
    propagationPolicy: 'Foreground',
    preconditions: { uid: 'u' },
  });
});

test.each([408, 429, 500, 502, 503, 504])('%d is asked again, and the log says so once', async (status) => {
  const { api, fake, notes } = await open((_, response, seen) =>
    seen.length < 3 ? refuse(response, status, 'X', 'x') : answer(response, 200, POD),
  );
  expect(await api.get('pods', 'p')).toMatchObject({ kind: 'ok' });
  expect(fake.seen).toHaveLength(3);
  expect(notes).toHaveLength(1);
});

describe('when the time of the step is over', () => {
  const late = new ActionError({ code: 'timeout', message: 'The builder was not ready within 1s.' });

  function lateAfter(ms: number): AbortSignal {
    const controller = new AbortController();
    setTimeout(() => controller.abort(late), ms);
    return controller.signal;
  }

  test('a server that has refused all connections is the reason, and this runner is named as itself', async () => {
    const port = await closedPort();
    const { api } = await open(() => undefined, {
      access: { server: `https://127.0.0.1:${port}` },
      signal: lateAfter(200),
    });
    await expect(api.get('pods', 'p')).rejects.toMatchObject({
      code: 'unreachable',
      message: 'Cannot reach the API server (tried for 1 s): ECONNREFUSED.',
      hint: `127.0.0.1:${port} is the runner itself: use the address at which the runner reaches the server.`,
    });
  });

  test('so is one that takes the connection and says nothing', async () => {
    const { api } = await open(() => undefined, { signal: lateAfter(200) });
    await expect(api.get('pods', 'p')).rejects.toMatchObject({
      code: 'unreachable',
      message: 'Cannot reach the API server (tried for 1 s): no answer.',
    });
  });

  test('one that has answered a moment ago is not', async () => {
    const { api } = await open(
      (request, response) => {
        if (request.path.endsWith('/seen')) answer(response, 200, POD);
      },
      { signal: lateAfter(300) },
    );
    await api.get('pods', 'seen');
    await expect(api.get('pods', 'p')).rejects.toBe(late);
  });
});

test.each([400, 403, 404, 409, 410, 422])('%d is an answer, asked once', async (status) => {
  const { api, fake } = await open((request, response) =>
    request.path.endsWith('/seen')
      ? answer(response, 200, POD)
      : refuse(response, status, 'Reason', 'the message'),
  );
  await api.get('pods', 'seen');
  expect(await api.get('pods', 'p')).toEqual({
    kind: 'refused',
    status,
    reason: 'Reason',
    message: 'the message',
    causes: [],
  });
  expect(fake.seen).toHaveLength(2);
});

test('Retry-After is waited for', async () => {
  const times: number[] = [];
  const { api } = await open((_, response, seen) => {
    times.push(Date.now());
    if (seen.length === 1) answer(response, 429, {}, { 'retry-after': '1' });
    else answer(response, 200, POD);
  });
  await api.get('pods', 'p');
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(995);
});

describe('an API server that asks to be left alone for longer than a call waits', () => {
  const limits = { retryAfterMs: 200 };

  test('is asked again after the longest wait all the same', async () => {
    const timesMs: number[] = [];
    const { api, fake } = await open(
      (_, response, seen) => {
        timesMs.push(performance.now());
        if (seen.length === 1) answer(response, 429, {}, { 'retry-after': '3600' });
        else answer(response, 200, POD);
      },
      { limits },
    );
    expect(await api.create('deployments', { metadata: { name: 'd' } })).toMatchObject({ kind: 'ok' });
    expect((timesMs[1] ?? 0) - (timesMs[0] ?? 0)).toBeGreaterThanOrEqual(195);
    expect(fake.seen).toHaveLength(2);
  });

  test('and never stops costs the time of the limits, few calls and one line', async () => {
    const { api, fake } = await open((_, response) => answer(response, 429, {}, { 'retry-after': '3600' }), {
      limits: { ...limits, totalMs: 500 },
    });
    const startedMs = performance.now();
    await expect(api.create('deployments', { metadata: { name: 'd' } })).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/^Cannot reach the API server \(tried for \d+ s\): answered 429\./),
    });
    expect(performance.now() - startedMs).toBeLessThan(1500);
    expect(fake.seen.length).toBeLessThan(4);
  });
});

test('an admission webhook that fails is asked again for a while, and then its refusal is the answer', async () => {
  const message = 'Internal error occurred: failed calling webhook "w.example": connection refused';
  const { api, fake } = await open((_, response) => refuse(response, 500, 'InternalError', message), {
    limits: { webhookMs: 300 },
  });
  expect(await api.create('deployments', { metadata: { name: 'd' } })).toMatchObject({
    kind: 'refused',
    status: 500,
    message,
  });
  expect(fake.seen.length).toBeGreaterThan(2);
});

test('an answer that never comes is asked for again', async () => {
  const { api, fake, notes } = await open(
    (_, response, seen) => {
      if (seen.length > 1) answer(response, 200, POD);
    },
    { limits: { answerMs: 200 } },
  );
  expect(await api.create('deployments', { metadata: { name: 'd' } })).toMatchObject({ kind: 'ok' });
  expect(notes).toEqual([expect.stringMatching(/no answer in 0\.2 s; trying again/)]);
  expect(fake.seen).toHaveLength(2);
});

test('a call has 15 s to be answered; main tries for a minute, post for 15 s, and both wait 30 s at most', () => {
  const waits = { answerMs: 15_000, retryAfterMs: 30_000 };
  expect(MAIN_LIMITS).toMatchObject({ ...waits, totalMs: 60_000 });
  expect(POST_LIMITS).toMatchObject({ ...waits, totalMs: 15_000 });
});

test('an answer of more than 32 MiB is not read to its end', async () => {
  const megabyte = Buffer.alloc(1024 * 1024, ' ');
  let sent = 0;
  const { api } = await open(
    (_, response) => {
      const more = (): void => {
        sent += 1;
        if (sent < 100) response.write(megabyte, () => setImmediate(more));
        else response.end('{}');
      };
      response.on('error', () => undefined);
      more();
    },
    { limits: { totalMs: 1 } },
  );
  await expect(api.get('pods', 'p')).rejects.toThrow(
    /^Cannot reach the API server .*: an answer of more than 32 MiB/,
  );
  expect(sent).toBeGreaterThan(32);
  expect(sent).toBeLessThan(99);
});

test('a connection that is cut before or in an answer is asked again', async () => {
  const { api, fake } = await open((_, response, seen) => {
    if (seen.length === 1) response.destroy();
    else if (seen.length === 2)
      response.writeHead(200, { 'content-length': '100' }).write('{', () => response.destroy());
    else answer(response, 200, POD);
  });
  expect(await api.get('pods', 'p')).toMatchObject({ kind: 'ok', body: POD });
  expect(fake.seen).toHaveLength(3);
});

test('an API server that stays away is reported when the budget is over, and not before', async () => {
  const { api } = await open((_, response) => refuse(response, 503, '', ''), { limits: { totalMs: 300 } });
  const startedMs = Date.now();
  await expect(api.get('pods', 'p')).rejects.toMatchObject({
    code: 'unreachable',
    message: expect.stringContaining('answered 503'),
  });
  expect(Date.now() - startedMs).toBeLessThan(1500);
});

test('a closed port is reported as such', async () => {
  const server = createServer();
  const port = await new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' ? (address?.port ?? 0) : 0);
    });
  });
  await new Promise((done) => server.close(done));
  const { api } = await open(() => undefined, {
    access: { server: `https://127.0.0.1:${port}` },
    limits: { totalMs: 100 },
  });
  await expect(api.get('pods', 'p')).rejects.toMatchObject({
    code: 'unreachable',
    message: expect.stringContaining('ECONNREFUSED'),
  });
});

test('401 is tried once more with a fresh token, then reported', async () => {
  const { api, fake } = await open((request, response) =>
    request.path.endsWith('/seen')
      ? answer(response, 200, POD)
      : refuse(response, 401, 'Unauthorized', 'Unauthorized'),
  );
  await api.get('pods', 'seen');
  await expect(api.get('pods', 'p')).rejects.toMatchObject({ code: 'unauthorized' });
  expect(fake.seen).toHaveLength(3);
});

describe('an API server that has just started refuses what it grants a moment later', () => {
  /** Grace is a part of the time for a call: 2 s leave too little of it where other tests run too. */
  const PATIENT = { limits: { totalMs: 30_000 } };

  test.each([401, 403])('%d is asked again at first', async (status) => {
    const { api, fake } = await open(
      (_, response, seen) =>
        seen.length < 4 ? refuse(response, status, 'X', 'x') : answer(response, 200, POD),
      PATIENT,
    );
    expect(await api.get('pods', 'p')).toMatchObject({ kind: 'ok' });
    expect(fake.seen).toHaveLength(4);
  });

  test.each([
    ['is out of reach', (response: ServerResponse) => refuse(response, 503, '', '')],
    ['cuts a connection', (response: ServerResponse) => response.destroy()],
  ])('403 is asked again after it %s', async (_, fail) => {
    const { api, fake } = await open((__, response, seen) => {
      if (seen.length === 2) fail(response);
      else if (seen.length === 3) refuse(response, 403, 'Forbidden', 'x');
      else answer(response, 200, POD);
    }, PATIENT);
    await api.get('pods', 'p');
    expect(await api.get('pods', 'p')).toMatchObject({ kind: 'ok' });
    expect(fake.seen).toHaveLength(4);
  });

  test('403 is asked again after it has ended a watch', async () => {
    const { api } = await open((request, response, seen) => {
      if (request.path.includes('watch=true')) response.writeHead(200).write('{', () => response.destroy());
      else if (seen.length === 3) refuse(response, 403, 'Forbidden', 'x');
      else answer(response, 200, POD);
    }, PATIENT);
    await api.get('pods', 'p');
    for await (const event of api.watch('pods', 'app=x', '7', 30)) expect.unreachable(event.type);
    expect(await api.get('pods', 'p')).toMatchObject({ kind: 'ok' });
  });

  test('403 is asked again after an idle connection has ended', async () => {
    const ended = Promise.withResolvers<void>();
    const { api } = await open((_, response, seen) => {
      if (seen.length === 1) response.socket?.once('close', () => ended.resolve());
      if (seen.length === 1) answer(response, 200, POD, { connection: 'close' });
      else if (seen.length === 2) void ended.promise.then(() => refuse(response, 403, 'Forbidden', 'x'));
      else answer(response, 200, POD);
    }, PATIENT);
    await api.get('pods', 'p');
    expect(await api.get('pods', 'p')).toMatchObject({ kind: 'ok' });
  });

  test('403 is asked again when another call was allowed while it was under way', async () => {
    const granted = Promise.withResolvers<void>();
    const { api } = await open((request, response, seen) => {
      if (request.path.endsWith('/other')) answer(response, 200, POD);
      else if (seen.length > 2) answer(response, 200, POD);
      else void granted.promise.then(() => refuse(response, 403, 'Forbidden', 'x'));
    }, PATIENT);
    const call = api.get('pods', 'p');
    await api.get('pods', 'other');
    granted.resolve();
    expect(await call).toMatchObject({ kind: 'ok' });
  });

  test('a user without the right is told so within a second', async () => {
    const { api, fake } = await open((_, response) => refuse(response, 403, 'Forbidden', 'no'));
    const startedMs = Date.now();
    expect(await api.get('pods', 'p')).toMatchObject({ kind: 'refused', status: 403 });
    expect(Date.now() - startedMs).toBeLessThan(1000);
    const asked = fake.seen.length;
    expect(asked).toBeLessThan(30);
    expect(await api.get('pods', 'p')).toMatchObject({ kind: 'refused', status: 403 });
    expect(fake.seen).toHaveLength(asked + 1);
  });
});

test('a plugin is asked again after a 401, and once for many calls', async () => {
  const script =
    'let n=0;const fs=require("fs");const f=process.env.COUNT;try{n=+fs.readFileSync(f,"utf8")}catch{};fs.writeFileSync(f,String(n+1));console.log(JSON.stringify({apiVersion:JSON.parse(process.env.KUBERNETES_EXEC_INFO).apiVersion,kind:"ExecCredential",status:{token:"plugin-"+n}}))';
  const plugin = {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: process.execPath,
    args: ['-e', script],
    env: [{ name: 'COUNT', value: `/tmp/plugin-count-${process.pid}-${Date.now()}` }],
    provideClusterInfo: false,
    clusterConfig: undefined,
  } as const;
  const { api, fake } = await open(
    (request, response) =>
      request.headers.authorization === 'Bearer plugin-1'
        ? answer(response, 200, POD)
        : refuse(response, 401, '', ''),
    { access: { identity: { kind: 'exec', plugin } } },
  );
  for (let call = 0; call < 3; call += 1) expect(await api.get('pods', 'p')).toMatchObject({ kind: 'ok' });
  expect(fake.seen.map((request) => request.headers.authorization)).toEqual([
    'Bearer plugin-0',
    ...Array(3).fill('Bearer plugin-1'),
  ]);
});

test('a server whose certificate the authority did not sign is reported at once', async () => {
  const { api } = await open((_, response) => answer(response, 200, POD), {
    access: { caPem: makeCertificates().authority.certificate },
  });
  await expect(api.get('pods', 'p')).rejects.toMatchObject({
    code: 'unreachable',
    message: expect.stringContaining('not trusted'),
  });
});

test('NODE_TLS_REJECT_UNAUTHORIZED of the job does not turn verification off', async () => {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  closers.push(() => delete process.env.NODE_TLS_REJECT_UNAUTHORIZED);
  const { api } = await open((_, response) => answer(response, 200, POD), { access: { caPem: undefined } });
  await expect(api.get('pods', 'p')).rejects.toMatchObject({
    message: expect.stringContaining('not trusted'),
  });
});

test('tls-server-name is the name that is verified', async () => {
  const script: Script = (_, response) => answer(response, 200, POD);
  expect(
    await (await open(script, { access: { tlsServerName: 'localhost' } })).api.get('pods', 'p'),
  ).toMatchObject({ kind: 'ok' });
  const { api } = await open(script, { access: { tlsServerName: 'other.example' } });
  await expect(api.get('pods', 'p')).rejects.toMatchObject({
    message: expect.stringContaining('not trusted'),
  });
});

test('a cancelled job ends a call that hangs, with the reason', async () => {
  const controller = new AbortController();
  const reason = new ActionError({ code: 'cancelled', message: 'The job was cancelled.' });
  const { api } = await open(() => controller.abort(reason), { signal: controller.signal });
  await expect(api.get('pods', 'p')).rejects.toBe(reason);
});

test('a watch gives events as they come, across chunks, and ends with the stream', async () => {
  const { api } = await open((_, response) => {
    const lines = ['ADDED', 'MODIFIED', 'ERROR', 'DELETED']
      .map((type) => JSON.stringify({ type, object: POD }))
      .join('\n');
    response.writeHead(200);
    response.write(lines.slice(0, 30), () => setImmediate(() => response.end(lines.slice(30))));
  });
  const types: string[] = [];
  for await (const { type } of api.watch('pods', 'app=x', '7', 30)) types.push(type);
  expect(types).toEqual(['ADDED', 'MODIFIED']);
});

test('a watch gives the text of the cluster whole, where a chunk ends within a character', async () => {
  const message = 'kein Platz für „buildkitd“';
  const event = Buffer.from(`${JSON.stringify({ type: 'ADDED', object: { status: { message } } })}\n`);
  const cut = event.indexOf('ü') + 1;
  const { api } = await open((_, response) => {
    response.writeHead(200);
    response.write(event.subarray(0, cut), () => setImmediate(() => response.end(event.subarray(cut))));
  });
  const seen: unknown[] = [];
  for await (const one of api.watch('pods', 'app=x', '7', 30)) seen.push(one);
  expect(seen).toMatchObject([{ object: { status: { message } } }]);
});

test('a watch without the right to watch ends quietly, so that its caller looks again', async () => {
  const { api } = await open((_, response) => refuse(response, 403, 'Forbidden', 'no'));
  for await (const event of api.watch('pods', 'app=x', '7', 30)) expect.unreachable(event.type);
});

test('a watch that ends before its time may have missed something, and does not say that it is over', async () => {
  const { api } = await open((_, response) => response.writeHead(200).end());
  for await (const event of api.watch('pods', 'app=x', '7', 30)) expect.unreachable(event.type);
});

test('a watch that ends in time says so, since its caller may watch on', async () => {
  const { api } = await open((_, response) => {
    response.writeHead(200).flushHeaders();
    setTimeout(() => response.end(), 1000);
  });
  const types: string[] = [];
  for await (const { type } of api.watch('pods', 'app=x', '7', 1)) types.push(type);
  expect(types).toEqual(['OVER']);
});
