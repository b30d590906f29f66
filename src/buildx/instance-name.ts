/** True for what buildx takes as an instance name (buildx, store/util.go); `default` is its own. */
export function isInstanceName(name: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9._-]{0,99}$/.test(name) && name.toLowerCase() !== 'default';
}
