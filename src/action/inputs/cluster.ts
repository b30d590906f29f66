import { isClusterName, isRegion, parseClusterArn, partitionOfRole } from '../../cluster/aws/arn.ts';
import { partitionOf } from '../../cluster/aws/partition.ts';
import type { AllowExec } from '../../cluster/kubeconfig/limits.ts';
import { ActionError } from '../../lib/errors.ts';
import { whySecretsAreEmpty } from '../../lib/github/empty-secrets.ts';
import { isDnsLabel } from '../../lib/kubernetes/names.ts';
import type { Environment } from '../runner/environment.ts';
import { readAuthority } from './authority.ts';
import { readAll } from './read-all.ts';
import { input, invalidInput, type Mode, matching } from './text.ts';

/** The inputs that name the cluster, and the mode, in which it must serve. */
export type ClusterInputs = {
  readonly mode: Mode;
  readonly cluster: NamedCluster;
  readonly kubeconfig: string | undefined;
  readonly context: string | undefined;
  readonly allowExec: AllowExec;
  readonly namespace: string | undefined;
};

/** Which cluster the workflow names, and how it is reached; `kubeconfig`: by that or by what the environment has. */
export type NamedCluster =
  | { readonly kind: 'kubeconfig' }
  | {
      readonly kind: 'eks';
      readonly name: string;
      readonly region: string;
      /** Undefined = no role is assumed. */
      readonly roleArn: string | undefined;
      /** Undefined = EKS says it. */
      readonly given: GivenServer | undefined;
    }
  | { readonly kind: 'github'; readonly audience: string; readonly given: GivenServer };

/** The API server that the workflow itself names. */
export type GivenServer = { readonly server: string; readonly caPem: string };

/** Reads the inputs that name the cluster; the kubeconfig itself is read later. */
export function readClusterInputs(mode: Mode, environment: Environment): ClusterInputs {
  const read = readAll({
    cluster: () => readCluster(environment),
    allowExec: readAllowExec,
    namespace: () =>
      matching(
        'namespace',
        isDnsLabel,
        'It must be a DNS label: at most 63 lower-case letters, digits and hyphens.',
      ),
  });
  return { mode, kubeconfig: input('kubeconfig'), context: input('context'), ...read };
}

function readAllowExec(): AllowExec {
  const given = input('allow-exec').toLowerCase();
  if (given === 'auto' || given === 'true' || given === 'false') return given;
  throw invalidInput('allow-exec', given, 'Use auto, true or false.');
}

function readCluster(environment: Environment): NamedCluster {
  const { given, eks } = readAll({
    ways: refuseTwoWays,
    given: () => readGiven(environment),
    eks: () => readEks(environment),
  });
  return eks === undefined ? readOther(environment, given) : { ...eks, given };
}

function readOther(environment: Environment, given: GivenServer | undefined): NamedCluster {
  const audience = input('oidc-audience');
  const ofEks = (['role-to-assume', 'aws-region'] as const).find((name) => input(name) !== undefined);
  if (ofEks !== undefined) throw setWithout(environment, ofEks, 'eks-cluster');
  if (audience !== undefined && given !== undefined) return { kind: 'github', audience, given };
  if (audience !== undefined)
    throw setWithout(environment, 'oidc-audience', 'server and certificate-authority');
  if (given !== undefined) throw setWithout(environment, 'server', 'oidc-audience (or eks-cluster)');
  return { kind: 'kubeconfig' };
}

function refuseTwoWays(): void {
  const ways = (['kubeconfig', 'eks-cluster', 'oidc-audience'] as const).filter(
    (name) => input(name) !== undefined,
  );
  if (input('context') !== undefined && !ways.includes('kubeconfig') && ways.length > 0)
    throw new ActionError({
      code: 'input',
      message: `Input context is for kubeconfigs, and ${ways[0]} is set.`,
      hint: 'Remove one of them.',
    });
  if (ways.length > 1)
    throw new ActionError({
      code: 'input',
      message: `Inputs ${ways.join(' and ')} each name a cluster.`,
      hint: 'Set only one of them.',
    });
}

function readGiven(environment: Environment): GivenServer | undefined {
  const text = input('server');
  const pem = input('certificate-authority');
  if (text === undefined && pem === undefined) return undefined;
  if (text === undefined) throw setWithout(environment, 'certificate-authority', 'server');
  if (pem === undefined) throw setWithout(environment, 'server', 'certificate-authority');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw new ActionError({ code: 'input', message: 'Input server must be an https:// URL without a user.' });
  return {
    server: `${url.origin}${url.pathname}`.replace(/\/+$/, ''),
    caPem: readAuthority(pem, environment),
  };
}

type EksCluster = Omit<Extract<NamedCluster, { kind: 'eks' }>, 'given'>;

function readEks(environment: Environment): EksCluster | undefined {
  const text = input('eks-cluster');
  if (text === undefined) return undefined;
  const arn = parseClusterArn(text);
  if (arn === undefined && !isClusterName(text))
    throw invalidInput('eks-cluster', text, 'It is the name or the ARN of an EKS cluster.');
  const region = readRegion(environment, arn?.region);
  const partition = partitionOf(region).name;
  if (arn !== undefined && arn.partition !== partition)
    throw invalidInput('eks-cluster', text, `Region ${region} is in partition ${partition}.`);
  return { kind: 'eks', name: arn?.name ?? text, region, roleArn: readRole(partition, region) };
}

function readRegion(environment: Environment, ofArn: string | undefined): string {
  const given = input('aws-region');
  const region = given ?? ofArn ?? (environment.awsRegion || undefined);
  if (region === undefined)
    throw new ActionError({
      code: 'input',
      message: 'Input aws-region is missing beside eks-cluster.',
      hint: 'Set it, or AWS_REGION, or give eks-cluster as an ARN.',
    });
  if (!isRegion(region)) {
    if (given === undefined && ofArn !== undefined)
      throw invalidInput('eks-cluster', ofArn, 'The ARN has no region.');
    throw invalidInput('aws-region', region, 'It is a region such as eu-central-1.');
  }
  if (ofArn !== undefined && region !== ofArn)
    throw invalidInput('aws-region', region, `The ARN in eks-cluster says ${ofArn}.`);
  return region;
}

function readRole(partition: string, region: string): string | undefined {
  const role = input('role-to-assume');
  if (role === undefined) return undefined;
  const own = partitionOfRole(role);
  if (own === undefined)
    throw invalidInput('role-to-assume', role, 'It is an ARN such as arn:aws:iam::123456789012:role/NAME.');
  if (own === partition) return role;
  throw invalidInput('role-to-assume', role, `Region ${region} is in partition ${partition}.`);
}

function setWithout(environment: Environment, name: string, missing: string): ActionError {
  const hint = whySecretsAreEmpty(environment);
  return new ActionError({ code: 'input', message: `Input ${name} also needs ${missing}.`, hint });
}
