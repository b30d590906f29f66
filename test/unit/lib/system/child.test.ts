import { getEventListeners } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';

import { buildxError } from '../../../../src/lib/errors.ts';
import { runChild } from '../../../../src/lib/system/child.ts';

const LIMITS = { timeoutMs: 5000, largestBytes: 1024 };

test('a program that the system does not even start leaves nothing that fails when the step ends', async () => {
  const { signal } = new AbortController();
  // More than one variable may have (linux, MAX_ARG_STRLEN).
  const options = { ...LIMITS, env: { LONG: 'x'.repeat(200_000) }, signal };
  const ran = runChild(process.execPath, ['--version'], options, () => buildxError('?'));
  await expect(ran).rejects.toThrow('E2BIG');
  const listeners = getEventListeners(signal, 'abort');
  for (const listener of listeners) expect(() => listener(new Event('abort'))).not.toThrow();
});

test('a program that ignores SIGTERM does not outlive the step', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'child-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const controller = new AbortController();
  const file = join(folder, 'pid');
  const script = `trap '' TERM; echo $$ > ${file}; while :; do :; done`;
  const options = { ...LIMITS, env: {}, signal: controller.signal };
  const ran = runChild('/bin/sh', ['-c', script], options, () => buildxError('?'));
  await vi.waitUntil(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'));
  controller.abort(new Error('over'));
  await expect(ran).rejects.toThrow('over');
  const pid = Number(readFileSync(file, 'utf8'));
  await vi.waitUntil(() => !existsSync(`/proc/${pid}`), { timeout: 2000 });
});
