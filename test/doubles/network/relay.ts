import { connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import { setTimeout } from 'node:timers/promises';

/** A TCP relay before a server of this machine, which a test can cut: nothing passes then, and nothing is closed. */
export type Relay = {
  /** The server's URL by way of the relay. Its certificate must name 127.0.0.1, as those of local clusters do. */
  readonly server: string;
  readonly cut: () => void;
  readonly restore: () => void;
  readonly close: () => Promise<void>;
};

type Pair = readonly [Socket, Socket];

/** A line that takes `delayMs` each way and lets so many bytes of each connection through in a second, each way. */
export type Line = { readonly delayMs: number; readonly bytesPerSecond: number };

const FAST: Line = { delayMs: 0, bytesPerSecond: Number.POSITIVE_INFINITY };

/** Starts it before an API server. */
export async function startRelay(server: string, line: Line = FAST): Promise<Relay> {
  const { hostname, port, protocol } = new URL(server);
  const pairs = new Set<Pair>();
  let isCut = false;
  const listener = createServer({ pauseOnConnect: true, allowHalfOpen: true }, (near) => {
    const pair: Pair = [near, connect({ port: Number(port), host: hostname, allowHalfOpen: true })];
    pairs.add(pair);
    for (const end of pair) {
      // Nagle's algorithm would add 40 ms to each small message.
      end.setNoDelay();
      end.on('error', () => end.destroy());
      // An end that closes in order may still have bytes on the line: its own end travels behind them.
      end.on('close', (hadError) => hadError && closeAll([pair]));
    }
    near.on('close', () => pairs.delete(pair));
    if (!isCut) join(pair, line);
  });
  const ownPort = await new Promise<number>((done) => {
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      done(typeof address === 'object' ? (address?.port ?? 0) : 0);
    });
  });
  return {
    server: `${protocol}//127.0.0.1:${ownPort}`,
    cut: () => {
      isCut = true;
      for (const pair of pairs) part(pair);
    },
    restore: () => {
      isCut = false;
      for (const pair of pairs) join(pair, line);
    },
    close: () =>
      new Promise((done) => {
        listener.close(() => done());
        closeAll(pairs);
      }),
  };
}

function join([near, far]: Pair, line: Line): void {
  if (line === FAST) return void near.pipe(far).pipe(near);
  near.pipe(slowly(line)).pipe(far).pipe(slowly(line)).pipe(near);
}

/**
 * Each chunk leaves when the one before it is through, and arrives later. The end arrives behind the last chunk:
 * timers that are due in the same millisecond run in any order, so none of them stands for another.
 */
function slowly({ delayMs, bytesPerSecond }: Line): Transform {
  let freeMs = 0;
  let arrived = Promise.resolve();
  return new Transform({
    transform(chunk: Buffer, _, done) {
      freeMs = Math.max(freeMs, Date.now()) + (chunk.length / bytesPerSecond) * 1000;
      const arrival = setTimeout(freeMs - Date.now() + delayMs);
      arrived = arrived.then(() => arrival).then(() => void this.push(chunk));
      void setTimeout(Math.max(0, freeMs - Date.now())).then(() => done());
    },
    flush(done) {
      void arrived.then(() => done());
    },
  });
}

function part([near, far]: Pair): void {
  near.unpipe(far);
  far.unpipe(near);
}

function closeAll(pairs: Iterable<Pair>): void {
  for (const end of [...pairs].flat()) end.destroy();
}
