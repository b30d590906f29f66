import { describe, expect, test } from 'vitest';
import { sendReply } from '../../doubles/api/local-server.ts';
import { closedPort } from '../../doubles/api/scripted-server.ts';
import { eksAnswer } from '../../doubles/aws/eks.ts';
import type { EksCluster } from '../../doubles/aws/eks-cluster.ts';
import { calls, expectRefused, onEks, runMain } from './place.ts';

describe.concurrent('an EKS cluster that cannot be entered is told in one line, and nothing is changed', () => {
  const DESCRIBED: readonly (readonly [string, Partial<EksCluster>, RegExp])[] = [
    ['being created', { status: 'CREATING', endpoint: undefined }, /prod is CREATING\. It must be ACTIVE/],
    ['being deleted', { status: 'DELETING' }, /prod is DELETING\. It must be ACTIVE/],
    ['failed', { status: 'FAILED' }, /prod is FAILED/],
    ['without an endpoint', { status: 'UPDATING', endpoint: undefined }, /prod has no endpoint yet/],
    [
      'only registered',
      { connectorConfig: { provider: 'GKE' }, status: 'ACTIVE', endpoint: undefined },
      /prod is only registered with EKS.*kubeconfig/,
    ],
  ];

  test.each(DESCRIBED)('%s', (_, more, says) =>
    onEks(async (eks) => {
      eks.describe(more);
      expectRefused(eks, await runMain(eks), says);
    }),
  );

  test('private, and out of reach', () =>
    onEks(async (eks) => {
      const resourcesVpcConfig = { endpointPublicAccess: false, publicAccessCidrs: [], vpcId: 'vpc-0a1b' };
      const endpoint = `https://127.0.0.1:${await closedPort()}`;
      eks.describe({ endpoint, resourcesVpcConfig });
      expectRefused(eks, await runMain(eks), /endpoint of EKS cluster prod is private.*vpc-0a1b/);
    }));

  test('open to others alone, and out of reach', () =>
    onEks(async (eks) => {
      const resourcesVpcConfig = {
        endpointPublicAccess: true,
        publicAccessCidrs: ['203.0.113.0/24', '198.51.100.7/32'],
      };
      const endpoint = `https://127.0.0.1:${await closedPort()}`;
      eks.describe({ endpoint, resourcesVpcConfig });
      const says = /open only to 203\.0\.113\.0\/24, 198\.51\.100\.7\/32, /;
      expectRefused(eks, await runMain(eks), says);
    }));

  test('not there', () =>
    onEks(async (eks) => {
      const main = await runMain(eks, { 'eks-cluster': 'dev' });
      expectRefused(
        eks,
        main,
        /EKS cluster dev does not exist in eu-central-1 of this account\. Check `eks-cluster`/,
      );
      expect(calls(eks, '/clusters/')).toBe(1);
    }));

  const REFUSED: readonly (readonly [string, number, RegExp])[] = [
    ['AccessDeniedException', 403, /The AWS role may not use eks:DescribeCluster on prod\..*server/],
    ['UnrecognizedClientException', 403, /rejected the AWS credentials: Unrecog.*expired/],
    ['ExpiredTokenException', 403, /rejected the AWS credentials: Expired.*expired/],
    ['ServerException', 500, /EKS in eu-central-1 did not answer about prod: ServerException/],
  ];
  test.each(REFUSED)('EKS answers %s', (type, status, says) =>
    onEks(async (eks) => {
      eks.aws.intervene = ({ path }, response) => {
        if (!path.startsWith('/clusters/')) return false;
        sendReply(response, eksAnswer({ status, code: type, message: 'No.' }, eks.aws.clock.now()));
        return true;
      };
      expectRefused(eks, await runMain(eks), says);
      expect(calls(eks, '/clusters/')).toBeLessThanOrEqual(3);
    }),
  );
});
