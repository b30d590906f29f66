import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { pause, poll } from '../../../../src/lib/system/poll.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const PACE = { firstMs: 100, longestMs: 500 };

/** The times of all looks, of which the last one finds something. */
function looksUntil(looks: number): {
  readonly times: number[];
  readonly look: () => Promise<string | undefined>;
} {
  const startMs = Date.now();
  const times: number[] = [];
  const look = async (): Promise<string | undefined> => {
    times.push(Date.now() - startMs);
    return times.length === looks ? 'found' : undefined;
  };
  return { times, look };
}

const { signal } = new AbortController();

test('the first look is at once, and the pauses grow to the longest', async () => {
  const { times, look } = looksUntil(5);
  const found = poll({ pace: PACE, signal }, look);
  await vi.runAllTimersAsync();
  expect(await found).toBe('found');
  expect(times).toEqual([0, 100, 400, 900, 1400]);
});

test('what is found at once costs no pause', async () => {
  const { times, look } = looksUntil(1);
  expect(await poll({ pace: PACE, signal }, look)).toBe('found');
  expect(times).toEqual([0]);
  expect(vi.getTimerCount()).toBe(0);
});

test('after the last of the tries there is no pause', async () => {
  const { times, look } = looksUntil(4);
  const found = poll({ pace: PACE, tries: 3, signal }, look);
  await vi.advanceTimersByTimeAsync(400);
  expect(await found).toBeUndefined();
  expect(times).toEqual([0, 100, 400]);
  expect(vi.getTimerCount()).toBe(0);
});

test('what is false, 0 or empty is found too', async () => {
  expect(await poll({ pace: PACE, signal }, async () => false)).toBe(false);
  expect(await poll({ pace: PACE, signal }, async () => 0)).toBe(0);
  expect(await poll({ pace: PACE, signal }, async () => '')).toBe('');
});

test('a caller may choose each pause, by the round that was made', async () => {
  const { times, look } = looksUntil(4);
  const found = poll({ pace: (round) => round * 10, signal }, look);
  await vi.runAllTimersAsync();
  await found;
  expect(times).toEqual([0, 0, 10, 30]);
});

test('what a look throws comes through', async () => {
  const look = async (): Promise<string> => {
    throw new Error('refused');
  };
  await expect(poll({ pace: PACE, signal }, look)).rejects.toThrow('refused');
});

test('the signal ends a pause at once, with its reason, and no look follows', async () => {
  const controller = new AbortController();
  const { times, look } = looksUntil(9);
  const rejected = expect(poll({ pace: PACE, signal: controller.signal }, look)).rejects.toThrow('cancelled');
  await vi.advanceTimersByTimeAsync(250);
  controller.abort(new Error('cancelled'));
  await rejected;
  expect(times).toEqual([0, 100]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a signal that is aborted already lets no pause begin', async () => {
  await expect(pause(1000, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
  expect(vi.getTimerCount()).toBe(0);
});
