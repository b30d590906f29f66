import { base64, CANARY, type Row } from './row.ts';

const ACCOUNT = '123456789012';
const ARN = `arn:aws:eks:eu-central-1:${ACCOUNT}:cluster/prod`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/ci`;
const NAMED = { 'eks-cluster': 'prod', 'aws-region': 'eu-central-1' };

/** A row that names a cluster of EKS instead of giving a kubeconfig. */
function eksRow(number: number, what: string, says: RegExp, inputs: Readonly<Record<string, string>>): Row {
  return { number, what, says, given: () => ({ kubeconfig: '', ...NAMED, ...inputs }) };
}

const otherPartition = (arn: string): string => arn.replace('arn:aws:', 'arn:aws-cn:');

/** What is wrong with a cluster of EKS, or one that believes GitHub's ID tokens. */
export const EKS_ROWS: readonly Row[] = [
  eksRow(41, 'a region with a command', /^Input aws-region: "us-east-1;x"/, { 'aws-region': 'us-east-1;x' }),
  eksRow(41, 'no region', /^Input aws-region is missing/, { 'aws-region': '' }),
  eksRow(41, "another region than the ARN's", /^Input aws-region: "us-east-1"/, {
    ...{ 'eks-cluster': ARN, 'aws-region': 'us-east-1' },
  }),
  eksRow(41, 'an ARN of another partition than its region', /^Input eks-cluster: .* partition aws\b/, {
    ...{ 'eks-cluster': otherPartition(ARN), 'aws-region': '' },
  }),
  ...['../prod', 'a b', '-prod', 'c'.repeat(101), '$(x)', 'größe', `${ARN}/x`].map((name) =>
    eksRow(42, name.slice(0, 20), /^Input eks-cluster: /, { 'eks-cluster': name }),
  ),
  eksRow(43, 'the name of a role', /^Input role-to-assume: "ci"/, { 'role-to-assume': 'ci' }),
  eksRow(43, 'a session of a role', /^Input role-to-assume: /, {
    'role-to-assume': `arn:aws:sts::${ACCOUNT}:assumed-role/ci/x`,
  }),
  eksRow(43, 'a role of another partition', /^Input role-to-assume: .* partition aws\b/, {
    'role-to-assume': otherPartition(ROLE),
  }),
  eksRow(43, 'a role for a kubeconfig', /^Input role-to-assume also needs eks-cluster/, {
    ...{ 'eks-cluster': '', 'aws-region': '', 'role-to-assume': ROLE },
  }),
  eksRow(54, 'a kubeconfig and an EKS cluster', /^Inputs kubeconfig and eks-cluster each name/, {
    kubeconfig: CANARY,
  }),
  eksRow(25, 'a server with a password', /^Input server must be an https/, {
    ...{ server: `https://u:${CANARY}@127.0.0.1`, 'certificate-authority': base64(CANARY) },
  }),
  eksRow(26, 'a certificate-authority that is none', /^Input certificate-authority: it is no certificate/, {
    ...{ server: 'https://127.0.0.1', 'certificate-authority': CANARY },
  }),
  eksRow(20, 'a certificate-authority without an end', /^Input certificate-authority: .*not a regular file/, {
    ...{ server: 'https://127.0.0.1', 'certificate-authority': '/dev/zero' },
  }),
  {
    number: 55,
    what: 'no id-token: write',
    says: /ACTIONS_ID_TOKEN_REQUEST_URL .* id-token: write/,
    given: ({ scripted }) => ({
      ...{ kubeconfig: '', server: scripted.fake.url, 'oidc-audience': 'urn:k8s' },
      'certificate-authority': /authority-data: (\S+)/.exec(scripted.inputs().kubeconfig ?? '')?.[1] ?? '',
    }),
  },
];
