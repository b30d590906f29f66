import { expect, test } from 'vitest';

import { makeCertificates, makeExpired } from '../../../doubles/network/certificates.ts';
import { type Given, refusal } from './refusal.ts';
import { readGiven, runnerEnvironment } from './stubbed-step.ts';

const ACCOUNT = '123456789012';
const ARN = `arn:aws:eks:eu-central-1:${ACCOUNT}:cluster/prod`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/ci`;
const { certificate, key } = makeCertificates().authority;
const base64 = Buffer.from(certificate).toString('base64');
const NAMED: Given = { 'eks-cluster': 'prod', 'aws-region': 'eu-central-1' };
const SERVER: Given = { server: 'https://k8s.example:6443/', 'certificate-authority': certificate };

const eks = {
  kind: 'eks',
  name: 'prod',
  region: 'eu-central-1',
  roleArn: undefined,
  given: undefined,
};
const given = { server: 'https://k8s.example:6443', caPem: certificate.trim() };

const GOOD: readonly (readonly [string, Given, object])[] = [
  ['nothing', {}, { kind: 'kubeconfig' }],
  ['a name and a region', NAMED, eks],
  ['an ARN', { 'eks-cluster': ARN }, eks],
  ['an ARN and its region', { 'eks-cluster': ARN, 'aws-region': 'eu-central-1' }, eks],
  ['a role', { ...NAMED, 'role-to-assume': ROLE }, { ...eks, roleArn: ROLE }],
  ['a server', { ...NAMED, ...SERVER }, { ...eks, given }],
  [
    'a server with the CA as EKS gives it, in lines',
    { ...NAMED, ...SERVER, 'certificate-authority': base64.replace(/.{76}/g, '$&\n') },
    { ...eks, given: { ...given, caPem: certificate } },
  ],
  ['an audience', { ...SERVER, 'oidc-audience': 'urn:k8s' }, { kind: 'github', audience: 'urn:k8s', given }],
  // Partitions whose names begin alike.
  [
    'GovCloud',
    { 'eks-cluster': `arn:aws-us-gov:eks:us-gov-west-1:${ACCOUNT}:cluster/prod` },
    { ...eks, region: 'us-gov-west-1' },
  ],
];
test.each(GOOD)('%s names a cluster', (_, inputs, cluster) => {
  expect(readGiven(inputs).cluster).toEqual(cluster);
});

test("the region of an ARN counts more than the environment's, which is some other step's", () => {
  const elsewhere = { ...runnerEnvironment(), awsRegion: 'us-east-1' };
  expect(readGiven({ 'eks-cluster': ARN }, elsewhere).cluster).toMatchObject({ region: 'eu-central-1' });
  expect(readGiven({ 'eks-cluster': 'prod' }, elsewhere).cluster).toMatchObject({ region: 'us-east-1' });
});

const BAD: readonly (readonly [string, Given, RegExp])[] = [
  ['a region with a command', { ...NAMED, 'aws-region': 'us-east-1;x' }, /^Input aws-region: "us-east-1;x"/],
  ['no region', { 'eks-cluster': 'prod' }, /^Input aws-region is missing.*eks-cluster/],
  [
    'another region than its ARN',
    { 'eks-cluster': ARN, 'aws-region': 'us-east-1' },
    /^Input aws-region: "us-east-1"/,
  ],
  [
    'an ARN of another partition',
    { 'eks-cluster': ARN.replace('arn:aws:', 'arn:aws-cn:') },
    /^Input eks-cluster: /,
  ],
  [
    'an ARN of no region',
    { 'eks-cluster': ARN.replace('eu-central-1', 'europe') },
    /^Input eks-cluster: "europe"/,
  ],
  ['a path', { ...NAMED, 'eks-cluster': '../prod' }, /^Input eks-cluster: /],
  ['a name that is too long', { ...NAMED, 'eks-cluster': 'c'.repeat(101) }, /^Input eks-cluster: /],
  [
    'an ARN of something else',
    { 'eks-cluster': ARN.replace(':cluster/', ':nodegroup/') },
    /^Input eks-cluster: /,
  ],
  ['the name of a role', { ...NAMED, 'role-to-assume': 'ci' }, /^Input role-to-assume: "ci"/],
  ['a user', { ...NAMED, 'role-to-assume': ROLE.replace('role', 'user') }, /^Input role-to-assume: /],
  [
    'a role of another partition',
    { ...NAMED, 'role-to-assume': ROLE.replace('arn:aws:', 'arn:aws-us-gov:') },
    /^Input role-to-assume: /,
  ],
  ['a role for no cluster', { 'role-to-assume': ROLE }, /^Input role-to-assume also needs eks-cluster/],
  ['a region for no cluster', { 'aws-region': 'us-east-1' }, /^Input aws-region also needs eks-cluster/],
  ['a kubeconfig beside it', { ...NAMED, kubeconfig: 'x' }, /^Inputs kubeconfig and eks-cluster each name/],
  ['a context', { ...NAMED, context: 'x' }, /^Input context is for kubeconfigs, and eks-cluster is set/],
  [
    'two ways',
    { ...NAMED, ...SERVER, 'oidc-audience': 'a' },
    /^Inputs eks-cluster and oidc-audience each name/,
  ],
  ['a server alone', { ...NAMED, server: 'https://x' }, /^Input server also needs certificate-authority/],
  [
    'a CA alone',
    { ...NAMED, 'certificate-authority': certificate },
    /^Input certificate-authority also needs/,
  ],
  ['an audience alone', { 'oidc-audience': 'a' }, /^Input oidc-audience also needs server/],
  ['a server that lets nobody in', SERVER, /^Input server also needs oidc-audience/],
  ['http', { ...NAMED, ...SERVER, server: 'http://k8s.example' }, /^Input server must be an https/],
  [
    'a password',
    { ...NAMED, ...SERVER, server: 'https://u:p@k8s.example' },
    /^Input server must be an https/,
  ],
  ['no URL', { ...NAMED, ...SERVER, server: 'k8s.example' }, /^Input server must be an https/],
  [
    'a key for a CA',
    { ...NAMED, ...SERVER, 'certificate-authority': key },
    /^Input certificate-authority: it (holds|is) no certificate/,
  ],
  [
    'a CA that is none',
    { ...NAMED, ...SERVER, 'certificate-authority': 'bm8=' },
    /^Input certificate-authority: it (holds|is) no certificate/,
  ],
  [
    'a CA that is over',
    { ...NAMED, ...SERVER, 'certificate-authority': makeExpired().certificate },
    /^Input certificate-authority: it expired on/,
  ],
];
test.each(BAD)('%s changes nothing, and one line names the input', (_, inputs, says) => {
  const error = refusal(inputs);
  expect(error).toMatchObject({ code: 'input', message: expect.stringMatching(says) });
  expect(error?.message).not.toMatch(/[\r\n]|BEGIN|:p@/);
  expect(error?.message.length).toBeLessThanOrEqual(300);
});
