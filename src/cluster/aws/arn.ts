/** The parts of the ARN of an EKS cluster. */
export type ClusterArn = { readonly partition: string; readonly region: string; readonly name: string };

/** EKS API reference, CreateCluster. */
const NAME = '[0-9A-Za-z][0-9A-Za-z_-]{0,99}';
const CLUSTER = new RegExp(`^arn:(aws[a-z-]*):eks:([a-z0-9-]+):\\d{12}:cluster/(${NAME})$`);
const ROLE = /^arn:(aws[a-z-]*):iam::\d{12}:role\/(?:[\x21-\x7e]+\/)?[\w+=,.@-]{1,64}$/;

/** Returns the parts of the ARN of an EKS cluster; undefined for any other text. */
export function parseClusterArn(text: string): ClusterArn | undefined {
  const [, partition, region, name] = CLUSTER.exec(text) ?? [];
  if (partition === undefined || region === undefined || name === undefined) return undefined;
  return { partition, region, name };
}

/** Returns whether EKS allows this as a cluster's name. */
export function isClusterName(text: string): boolean {
  return new RegExp(`^${NAME}$`).test(text);
}

/** Returns the partition of an IAM role; undefined when the text is not the ARN of a role. */
export function partitionOfRole(text: string): string | undefined {
  return ROLE.exec(text)?.[1];
}

/** Returns whether a text looks like the name of a region; new regions are not refused. */
export function isRegion(text: string): boolean {
  return /^[a-z]{2,5}(-[a-z]+){1,3}-\d{1,2}$/.test(text);
}
const LONGEST = 64;

/**
 * Returns the name under which AWS and the cluster see a job: its repository and run (AWS STS API reference, RoleSessionName:
 * 2 to 64 of these characters).
 */
export function sessionNameOf(repository: string, runMark: string): string {
  const plain = (text: string): string => text.replace(/[^\w+=,.@-]/g, '-');
  const end = `-${plain(runMark)}`;
  return `${plain(repository || 'setup-buildx').slice(0, LONGEST - end.length)}${end}`;
}
