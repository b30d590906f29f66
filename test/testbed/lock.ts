import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import type { Log } from './command.ts';

// An abstract Unix socket (unix(7)): the kernel gives it to one process and takes it back when that
// process ends, however it ends. So there is no lock file, and no stale lock.
const addressOf = (name: string): string => `\0setup-buildx-testbed${name}`;

type Release = () => void;

/** Runs the work while no other process on this machine brings a bed up or down; waits for its turn. */
export async function withLock<T>(log: Log, work: () => Promise<T>): Promise<T> {
  return await withNamedLock(
    '',
    () => log('another process brings the bed up or down: waiting for it'),
    work,
  );
}

/** Runs the work while nobody else on this machine has the lock of this name; tells of each wait for its turn. */
export async function withNamedLock<T>(
  name: string,
  tellWait: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const release = await take(addressOf(name), tellWait);
  try {
    return await work();
  } finally {
    release();
  }
}

async function take(address: string, tellWait: () => void): Promise<Release> {
  for (;;) {
    const release = await tryLock(address);
    if (release !== undefined) return release;
    tellWait();
    await holderGone(address);
  }
}

function tryLock(address: string): Promise<Release | undefined> {
  return new Promise((resolve, reject) => {
    const waiting: Socket[] = [];
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      waiting.push(socket);
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(address, () =>
      resolve(() => {
        server.close();
        for (const socket of waiting) socket.destroy();
      }),
    );
  });
}

/** Stays connected to the holder: the connection ends with the lock. */
async function holderGone(address: string): Promise<void> {
  const socket = connect(address);
  // Refused means that the lock became free in between; 'close' follows.
  socket.on('error', () => undefined).resume();
  await new Promise((resolve) => socket.once('close', resolve));
}
