import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';

import { findCredentials } from '../../../../src/cluster/aws/find-credentials.ts';
import { ActionError } from '../../../../src/lib/errors.ts';
import { startPlainServer } from '../../../doubles/api/scripted-server.ts';
import { stsRefusal } from '../../../doubles/aws/sts-answer.ts';

const ROLE = 'arn:aws:iam::123456789012:role/ci';

/** Gives the process these variables, as a step has them, and no files of AWS. */
function factsOf(variables: Readonly<Record<string, string>>) {
  const none = { AWS_CONFIG_FILE: '/none', AWS_SHARED_CREDENTIALS_FILE: '/none' };
  for (const [name, value] of Object.entries({ ...none, ...variables })) vi.stubEnv(name, value);
  return { variables, homeFolder: '/none' };
}

/** An STS that refuses every role. */
function refusingSts(signal = new AbortController().signal) {
  const { body } = stsRefusal({ headers: {} }, { status: 403, code: 'AccessDenied', message: 'no' });
  const send = async () => ({ status: 403, text: body, headers: { date: new Date().toUTCString() } });
  return { url: 'https://sts.example', region: 'eu-central-1', clockOffsetMs: 0, send, signal };
}

test('what STS says of a token file is not reported as a file that cannot be read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'find-credentials-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'token'), 'a.b.c');
  const facts = factsOf({ AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, 'token'), AWS_ROLE_ARN: ROLE });
  await expect(findCredentials(facts, refusingSts())).rejects.toThrow(`STS refused to assume ${ROLE}`);
});

test('a job that is cancelled while the instance is asked is not told about its credentials', async () => {
  const job = new AbortController();
  const cancelled = new ActionError({ code: 'cancelled', message: 'The job was cancelled.' });
  const { url, close } = await startPlainServer(() => job.abort(cancelled));
  onTestFinished(close);
  const facts = factsOf({ AWS_EC2_METADATA_SERVICE_ENDPOINT: url });
  const found = findCredentials(facts, refusingSts(job.signal));
  await expect(found).rejects.toBe(cancelled);
});
