import { isClusterName, isRegion, parseClusterArn, partitionOfRole } from '../../cluster/aws/arn.ts';
import { partitionOf } from '../../cluster/aws/partition.ts';
import { readAuthorityPem } from '../../cluster/kubeconfig/certificates.ts';
import { ActionError } from '../../lib/errors.ts';
import { whySecretsAreEmpty } from '../../lib/github/empty-secrets.ts';
import type { Environment } from '../runner/environment.ts';
import type { Checked } from './checked.ts';
import { bad, input } from './text.ts';

/** The API server that the workflow itself names; '' in both = none. */
export type GivenServer = { readonly server: string; readonly caPem: string };

/**
 * Which cluster the workflow names, and by what it is entered; `kubeconfig`: that or what the environment has;
 * `unknown`: the inputs that say so are bad, so that nothing is to be looked for in their place.
 */
export type ClusterInputs =
  | { readonly kind: 'kubeconfig' }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'eks';
      readonly name: string;
      readonly region: string;
      /** '' = none is assumed. */
      readonly roleArn: string;
      readonly given: GivenServer;
    }
  | { readonly kind: 'github'; readonly audience: string; readonly given: GivenServer };

const NO_SERVER: GivenServer = { server: '', caPem: '' };
const UNKNOWN: ClusterInputs = { kind: 'unknown' };

/** Reads the inputs that name a cluster otherwise than by a kubeconfig. */
export function readCluster(environment: Environment, checked: Checked): ClusterInputs {
  const isOneWay = checked(refuseTwoWays, false);
  const given = checked<GivenServer | undefined>(() => readGiven(environment), undefined);
  const isEks = input('eks-cluster') !== '';
  const isKnown = isOneWay && given !== undefined;
  // What is missing beside a bad input may be what it was to be.
  if (!isKnown && !isEks) return UNKNOWN;
  const cluster = checked(
    () => (isEks ? readEks(environment, given ?? NO_SERVER) : readOther(environment, given ?? NO_SERVER)),
    UNKNOWN,
  );
  return isKnown ? cluster : UNKNOWN;
}

function readOther(environment: Environment, given: GivenServer): ClusterInputs {
  const audience = input('oidc-audience');
  if (input('role-to-assume') !== '' || input('aws-region') !== '')
    throw lonely(
      environment,
      input('role-to-assume') === '' ? 'aws-region' : 'role-to-assume',
      'eks-cluster',
    );
  if (given.server === '' && audience === '') return { kind: 'kubeconfig' };
  if (audience === '') throw lonely(environment, 'server', 'oidc-audience (or eks-cluster)');
  if (given.server === '') throw lonely(environment, 'oidc-audience', 'server and certificate-authority');
  return { kind: 'github', audience, given };
}

/** True, or refused. */
function refuseTwoWays(): true {
  const ways = (['kubeconfig', 'eks-cluster', 'oidc-audience'] as const).filter((name) => input(name) !== '');
  if (input('context') !== '' && !ways.includes('kubeconfig') && ways.length > 0)
    throw new ActionError({
      code: 'input',
      message: `Input context is for kubeconfigs, and ${ways[0]} is set.`,
      hint: 'Remove one of them.',
    });
  if (ways.length > 1)
    throw new ActionError({
      code: 'input',
      message: `Inputs ${ways.join(' and ')} each name a cluster.`,
      hint: 'Keep one of them.',
    });
  return true;
}

function readGiven(environment: Environment): GivenServer {
  const text = input('server');
  const pem = input('certificate-authority');
  if (text === '' && pem === '') return NO_SERVER;
  if (text === '') throw lonely(environment, 'certificate-authority', 'server');
  if (pem === '') throw lonely(environment, 'server', 'certificate-authority');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw new ActionError({ code: 'input', message: 'Input server must be an https:// URL without a user.' });
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
    throw new ActionError({
      code: 'input',
      message: 'Input aws-region is missing beside eks-cluster.',
      hint: 'Set it, or AWS_REGION, or give eks-cluster as an ARN.',
    });
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

function lonely(environment: Environment, name: string, missing: string): ActionError {
  const hint = whySecretsAreEmpty(environment);
  return new ActionError({ code: 'input', message: `Input ${name} is set without ${missing}.`, hint });
}
