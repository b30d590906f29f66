/** A time as Kubernetes writes it (RFC 3339), in ms since the epoch; NaN when there is none. It asks no clock. */
export function timestampMs(text: string | undefined): number {
  return Date.parse(text ?? '');
}
