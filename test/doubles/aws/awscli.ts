import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { cached } from '../../testbed/cached.ts';
import { installFromPyPI } from '../../testbed/pip.ts';

/** Keys, and when they are used: as in X-Amz-Date. */
type Signer = {
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly date: string;
};

/** What a token is made of; the cluster by its name, or by the id of one on Outposts. */
export type TokenRequest = Signer & { readonly fips: boolean; readonly clusterId: string };

/** A request with the token that `aws eks get-token` makes of it. */
export type SignedToken = TokenRequest & { readonly token: string };

/** A call to a service of AWS; `headers` become those that the AWS CLI sends. */
export type Call = Signer & {
  readonly service: string;
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** How long `findAwscli` may take the first time on a machine: the AWS CLI is 20 MB. */
export const awscliTimeoutMs = 5 * 60_000;

/** How long a test may take that has several things signed, one after the other. */
export const signingTimeoutMs = 30_000;

const script = join(import.meta.dirname, 'awscli.py');
const requirements = join(import.meta.dirname, 'requirements.txt');

/** What decides about the tokens besides the requests. */
export function awscliSources(): readonly string[] {
  return [script, requirements].map((path) => readFileSync(path, 'utf8'));
}

/** Has the AWS CLI's own code make tokens, in one process, with the clock that each request names. */
export async function awscliTokens(requests: readonly TokenRequest[]): Promise<readonly SignedToken[]> {
  const signed: readonly SignedToken[] = JSON.parse(await sign(requests));
  return signed;
}

/** Has it sign calls by their headers. */
export async function awscliCalls(calls: readonly Call[]): Promise<readonly Call[]> {
  const signed: readonly Call[] = JSON.parse(await sign(calls));
  return signed;
}

/** A moment as in X-Amz-Date. */
export function amzDate(moment: Date): string {
  return moment.toISOString().replace(/[-:]|\.\d+/g, '');
}

/** The folder of the AWS CLI's Python packages; taken from PyPI the first time on a machine. */
export async function findAwscli(): Promise<string> {
  return await cached('awscli', [readFileSync(requirements)], (folder) =>
    installFromPyPI(folder, ['--require-hashes', '--requirement', requirements], (line) =>
      process.stdout.write(`${line}\n`),
    ),
  );
}

/** The words that start the AWS CLI itself, for commands that need none of its compiled libraries. */
export async function awscliCommand(): Promise<readonly string[]> {
  return ['python3', '-I', '-S', join(import.meta.dirname, 'aws.py'), await findAwscli()];
}

async function sign(requests: readonly Signer[]): Promise<string> {
  const input = requests.map((request) => `${JSON.stringify(request)}\n`).join('');
  const output = await python([script, await findAwscli()], input);
  return `[${output.trimEnd().split('\n').join()}]`;
}

function python(args: readonly string[], input: string): Promise<string> {
  // Nothing of the machine's AWS settings, and (-I -S) none of its Python packages.
  const settings = { AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
  const options = { env: { PATH: process.env.PATH, ...settings }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    const child = execFile('python3', ['-I', '-S', ...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${error.message}\n${stderr}`));
    });
    child.stdin?.end(input);
  });
}
