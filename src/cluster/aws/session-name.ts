const LONGEST = 64;

/**
 * The name under which AWS and the cluster see a job: its repository and run (AWS STS API reference, RoleSessionName:
 * 2 to 64 of these characters).
 */
export function sessionNameOf(repository: string, runMark: string): string {
  const plain = (text: string): string => text.replace(/[^\w+=,.@-]/g, '-');
  const end = `-${plain(runMark)}`;
  return `${plain(repository || 'setup-buildx').slice(0, LONGEST - end.length)}${end}`;
}
