/** Ends what runs, by one of the signals with which people and machines end a program. */
export type Stop = {
  readonly signal: AbortSignal;
  /** The work's result; rejects as soon as the stop comes, while the work may go on. */
  readonly unlessStopped: <T>(work: Promise<T>) => Promise<T>;
};

/** Listens from now on. Repeated signals count once: npm passes on a Ctrl-C that the terminal has sent already. */
export function listenForStop(): Stop {
  const controller = new AbortController();
  const { signal } = controller;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => controller.abort(new Error(`stopped by ${name}`)));
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // Whoever races with it hears of it; it may also come when nobody does.
  stopped.catch(() => undefined);
  return { signal, unlessStopped: (work) => Promise.race([work, stopped]) };
}
