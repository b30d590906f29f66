/** The account of an ARN. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

/** The unique id by which AWS knows a principal; one of a role ends in the session's name. */
export function userIdOf(arn: string): string {
  const [, , service, , account = '', resource = ''] = arn.split(':');
  const [kind, name = '', session = ''] = resource.split('/');
  if (service === 'sts' && kind === 'assumed-role')
    return `AROA${padded(`${account}${name}`, 17)}:${session}`;
  return `AIDA${padded(`${account}${name}`, 17)}`;
}

/** True for the ARN of a session of this role. */
export function isSessionOf(arn: string, roleArn: string): boolean {
  return arn.startsWith(assumedArn(roleArn, ''));
}

/** The ARN of a session of a role, whose path is no part of it. */
export function assumedArn(roleArn: string, sessionName: string): string {
  const [arn, partition, , , account, resource = ''] = roleArn.split(':');
  const role = resource.slice(resource.lastIndexOf('/') + 1);
  return [arn, partition, 'sts', '', account, `assumed-role/${role}/${sessionName}`].join(':');
}

function padded(text: string, length: number): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .padEnd(length, 'X')
    .slice(0, length);
}
