import { countJobs } from '../../builders/holds/hold.ts';
import type { Outlook, Release } from '../../builders/holds/release.ts';
import type { Life } from '../../builders/manifests/spec.ts';
import { formatDuration } from '../../lib/duration.ts';

/** What is known of a builder whose hold this job has released. */
export type Released = {
  readonly release: Release;
  /** What the job asked for; undefined in mode connect. */
  readonly life: Life | undefined;
  /** The builder was ready for this job. */
  readonly wasReady: boolean;
  /** The builder stays by itself. */
  readonly isForever: boolean;
  /** It has a cache volume that stays without it. */
  readonly hasCache: boolean;
  /** undefined: not known, or nothing is kept. */
  readonly outlook: Outlook | undefined;
};

/** Returns what becomes of a builder that this job has released: until when it stays up, and whether its cache does. */
export function describeRelease(released: Released): string {
  const { release, life, wasReady, isForever, hasCache } = released;
  const cache = hasCache ? ' The cache stays.' : '';
  if (isForever) return 'it stays up (keep-warm forever).';
  if (life?.kind === 'ephemeral' && release.kind === 'deleted')
    return 'it is deleted with its cache (mode ephemeral).';
  if (!wasReady) {
    const isKept = life?.kind === 'forever' ? ' or it is kept forever' : '';
    return `it was not ready for this job, so it scales to zero unless other jobs hold it${isKept}.`;
  }
  if (release.kind === 'gone') return 'the hold of this job had expired already.';
  if (release.kind === 'kept-warm' && life?.kind === 'for')
    return `${describeWarm(released.outlook, release.nowMs, life.ms)}${cache}`;
  const why = life?.kind === 'for' ? ` (keep-warm ${formatDuration(life.ms)})` : '';
  return `it scales to zero as soon as no other job holds it${why}.${cache}`;
}

function describeWarm(outlook: Outlook | undefined, nowMs: number, keepWarmMs: number): string {
  const { others = 0, untilMs = nowMs + keepWarmMs } = outlook ?? {};
  const until = formatTime(untilMs, nowMs);
  const then = `(keep-warm ${formatDuration(keepWarmMs)}), then scales to zero.`;
  if (others === 0) return `up until ${until} for the next job ${then}`;
  const end = others === 1 ? 'that job ends' : 'they end';
  return `${countJobs(others)} it; it stays up until ${end}, at least until ${until} ${then}`;
}

/** Returns a time as `14:32 UTC`; of another day, with its date. */
function formatTime(ms: number, nowMs: number): string {
  const [date = '', time = ''] = new Date(ms).toISOString().split('T');
  const isToday = new Date(nowMs).toISOString().startsWith(date);
  return `${isToday ? '' : `${date} `}${time.slice(0, 5)} UTC`;
}
