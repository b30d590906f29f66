import { connect, createServer, type Socket } from 'node:net';

/** A TCP relay before a server of this machine, which a test can cut: nothing passes then, and nothing is closed. */
export type Relay = {
  /** The server's URL by way of the relay. Its certificate must name 127.0.0.1, as those of local clusters do. */
  readonly server: string;
  readonly cut: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
};

type Pair = readonly [Socket, Socket];

/** Starts it before an API server. */
export async function startRelay(server: string): Promise<Relay> {
  const { hostname, port, protocol } = new URL(server);
  const pairs = new Set<Pair>();
  let isCut = false;
  const listener = createServer({ pauseOnConnect: true }, (near) => {
    const pair: Pair = [near, connect(Number(port), hostname)];
    pairs.add(pair);
    for (const end of pair) {
      end.on('error', () => end.destroy());
      end.on('close', () => closeAll([pair]));
    }
    near.on('close', () => pairs.delete(pair));
    if (!isCut) join(pair);
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
    mend: () => {
      isCut = false;
      for (const pair of pairs) join(pair);
    },
    close: () =>
      new Promise((done) => {
        listener.close(() => done());
        closeAll(pairs);
      }),
  };
}

function join([near, far]: Pair): void {
  near.pipe(far).pipe(near);
}

function part([near, far]: Pair): void {
  near.unpipe(far);
  far.unpipe(near);
}

function closeAll(pairs: Iterable<Pair>): void {
  for (const end of [...pairs].flat()) end.destroy();
}
