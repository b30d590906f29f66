import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A program that a test runs beside itself. */
export type Program = {
  /** What it has written so far. */
  readonly output: () => string;
  /** Ends it, and waits until it has ended. */
  readonly end: () => Promise<void>;
};

/** Starts it, with nothing of this process' environment; it does not outlive the tests. */
export function startProgram(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Program {
  const child = spawn(file, args, { cwd: '/', env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  const ended = new Promise<void>((done) => {
    child.once('close', () => done());
    child.once('error', (error) => {
      output += String(error);
      done();
    });
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    output: () => output,
    end: async () => {
      process.off('exit', kill);
      kill();
      await ended;
    },
  };
}

/** A port of 127.0.0.1 that nobody has, for a program that must be told one. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
