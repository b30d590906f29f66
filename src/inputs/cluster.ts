import { isClusterName, isRegion, parseClusterArn, partitionOfRole } from '../aws/arn.ts';
import { partitionOf } from '../aws/partition.ts';
import { readAuthorityPem } from '../cluster/pem.ts';
import type { Environment } from '../environment.ts';
import { ActionError } from '../errors.ts';
import type { Checked } from './checked.ts';
import { bad, input } from './text.ts';

/** The API server that the workflow itself names; '' in both = none. */
export type GivenServer = { readonly server: string; readonly caPem: string };

/** Which cluster the workflow names, and by what it is entered; `kubeconfig`: that or what the environment has. */
export type ClusterInputs =
  | { readonly kind: 'kubeconfig' }
  | {
      readonly kind: 'eks';
      readonly name: string;
      readonly region: string;
      /** '' = none is assumed. */
      readonly roleArn: string;
      readonly given: GivenServer;
    }
  | { readonly kind: 'github'; readonly audience: string; readonly given: GivenServer };

const KUBECONFIG: ClusterInputs = { kind: 'kubeconfig' };

/** Reads the inputs that name a cluster otherwise than by a kubeconfig. */
export function readCluster(environment: Environment, checked: Checked): ClusterInputs {
  checked(refuseTwoWays, undefined);
  const given = checked(readGiven, { server: '', caPem: '' });
  const audience = input('oidc-audience');
  if (input('eks-cluster') !== '') return checked(() => readEks(environment, given), KUBECONFIG);
  return checked(() => {
    if (input('role-to-assume') !== '' || input('aws-region') !== '')
      throw lonely(input('role-to-assume') === '' ? 'aws-region' : 'role-to-assume', 'eks-cluster');
    if (given.server === '' && audience === '') return KUBECONFIG;
    if (audience === '') throw lonely('server', 'oidc-audience (or eks-cluster)');
    if (given.server === '') throw lonely('oidc-audience', 'server and certificate-authority');
    return { kind: 'github', audience, given };
  }, KUBECONFIG);
}

function refuseTwoWays(): void {
  const ways = (['kubeconfig', 'eks-cluster', 'oidc-audience'] as const).filter((name) => input(name) !== '');
  if (input('context') !== '' && !ways.includes('kubeconfig') && ways.length > 0)
    throw new ActionError(
      'input',
      `Input context is for kubeconfigs, and ${ways[0]} is set.`,
      'Remove one of them.',
    );
  if (ways.length > 1)
    throw new ActionError('input', `Inputs ${ways.join(' and ')} each name a cluster.`, 'Keep one of them.');
}

function readGiven(): GivenServer {
  const text = input('server');
  const pem = input('certificate-authority');
  if (text === '' && pem === '') return { server: '', caPem: '' };
  if (text === '') throw lonely('certificate-authority', 'server');
  if (pem === '') throw lonely('server', 'certificate-authority');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw new ActionError('input', 'Input server must be an https:// URL without a user.', '');
  return { server: `${url.origin}${url.pathname}`.replace(/\/+$/, ''), caPem: readAuthorityPem(pem) };
}

function readEks(environment: Environment, given: GivenServer): ClusterInputs {
  const text = input('eks-cluster');
  const arn = parseClusterArn(text);
  if (arn === undefined && !isClusterName(text))
    throw bad('eks-cluster', text, 'It is the name or the ARN of an EKS cluster.');
  const region = readRegion(environment, arn?.region ?? '');
  const partition = partitionOf(region).name;
  if (arn !== undefined && arn.partition !== partition)
    throw bad('eks-cluster', text, `Region ${region} is in partition ${partition}.`);
  return { kind: 'eks', name: arn?.name ?? text, region, roleArn: readRole(partition, region), given };
}

function readRegion(environment: Environment, ofArn: string): string {
  const given = input('aws-region');
  const region = given || ofArn || environment.awsRegion;
  if (region === '')
    throw new ActionError(
      'input',
      'Input aws-region is missing beside eks-cluster.',
      'Set it, or AWS_REGION, or give eks-cluster as an ARN.',
    );
  if (!isRegion(region)) {
    if (given === '' && ofArn !== '') throw bad('eks-cluster', ofArn, 'The ARN is of no region.');
    throw bad('aws-region', region, 'It is a region such as eu-central-1.');
  }
  if (ofArn !== '' && given !== '' && given !== ofArn)
    throw bad('aws-region', given, `The ARN in eks-cluster says ${ofArn}.`);
  return region;
}

function readRole(partition: string, region: string): string {
  const role = input('role-to-assume');
  if (role === '') return '';
  const own = partitionOfRole(role);
  if (own === undefined)
    throw bad('role-to-assume', role, 'It is an ARN such as arn:aws:iam::123456789012:role/NAME.');
  if (own !== partition) throw bad('role-to-assume', role, `Region ${region} is in partition ${partition}.`);
  return role;
}

function lonely(name: string, missing: string): ActionError {
  return new ActionError('input', `Input ${name} is set without ${missing}.`, '');
}
