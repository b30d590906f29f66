import type { Section } from './section.ts';

/** EKS and AWS. */
export const AWS = {
  'eks-not-found': {
    messages: [
      'EKS cluster … does not exist in … of this account.',
      'is only registered with EKS, which does not run it.',
    ],
    cause: 'The name, the region or the account is wrong.',
    check: 'aws eks list-clusters --region REGION',
    fix: 'Check `eks-cluster`, `aws-region` and the account of the role. An ARN says all of them.',
  },
  'eks-not-active': {
    messages: ['EKS cluster … is …', 'has no endpoint yet.'],
    cause: 'The cluster is being created, deleted or has failed.',
    check: 'aws eks describe-cluster --name CLUSTER --region REGION --query cluster.status',
    fix: 'Run the job again when the cluster is `ACTIVE`.',
  },
  'eks-private': {
    messages: [
      'The endpoint of EKS cluster … is private, and this runner cannot reach it.',
      'is open only to …',
    ],
    cause: 'The endpoint of the API server is private, or open to some addresses only.',
    check: 'aws eks describe-cluster --name CLUSTER --region REGION --query cluster.resourcesVpcConfig',
    fix: 'Run the job in the VPC, for example [on a runner in the cluster](arc.md), add the address of the runner to the public CIDRs, or set `HTTPS_PROXY`.',
  },
  'eks-access-entry': {
    messages: ['EKS cluster … rejected … (401).'],
    cause:
      'The role of the job has no access entry in the cluster, `eks-cluster` is not its exact name, or the clock of the runner is wrong.',
    check: 'aws eks list-access-entries --cluster-name CLUSTER --region REGION',
    fix: 'Create the access entry: [EKS](eks.md).',
  },
  'eks-describe': {
    messages: ['The AWS role may not use eks:DescribeCluster on …', 'EKS in … did not answer about …'],
    cause: 'EKS did not say where the cluster is: the role may not ask, or the runner cannot reach EKS.',
    check: 'aws eks describe-cluster --name CLUSTER --region REGION',
    fix: 'Allow the role `eks:DescribeCluster`, or set `server` and `certificate-authority`, with which nobody is asked.',
  },
  'aws-credentials': {
    messages: [
      'This job has no AWS credentials',
      'No AWS credentials from …',
      'AWS profile … does not exist or has no credentials.',
      'No credentials from …',
    ],
    cause: 'Neither `role-to-assume` nor any of the usual AWS sources gave credentials.',
    check: 'aws sts get-caller-identity',
    fix: 'Set `role-to-assume`, or use aws-actions/configure-aws-credentials in an earlier step.',
  },
  'aws-keys': {
    messages: [
      'The AWS credentials from the start of this job have expired (…).',
      'EKS rejected the AWS credentials: …',
      'and STS rejected the AWS keys too (…).',
    ],
    cause: 'The AWS keys are wrong, or have expired.',
    check: 'aws sts get-caller-identity',
    fix: 'Use `role-to-assume`, whose credentials the action renews in long jobs.',
  },
  'aws-role': {
    messages: ['STS refused to assume …: …', 'The EKS token has … characters'],
    cause:
      'The trust policy of the role does not match the job. Its subject is in the message. Repositories that were created since 15 July 2026 have numbers in their subject: `repo:acme@123456/shop@456789:ref:refs/heads/main`.',
    check: 'aws iam get-role --role-name ROLE --query Role.AssumeRolePolicyDocument',
    fix: 'Compare the subject and the audience of the trust policy with those of the message: [EKS](eks.md).',
  },
} satisfies Readonly<Record<string, Section>>;
