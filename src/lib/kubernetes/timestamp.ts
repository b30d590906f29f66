/** Returns a time as Kubernetes writes it (RFC 3339), in ms since the epoch; undefined for anything else. It asks no clock. */
export function timestampMs(text: string | undefined): number | undefined {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}

/** Returns how long before `nowMs` that time was, in ms; undefined when one of the two is not known. */
export function ageMs(text: string | undefined, nowMs: number | undefined): number | undefined {
  const ms = timestampMs(text);
  return ms === undefined || nowMs === undefined ? undefined : nowMs - ms;
}
