import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';

import { cached } from '../../testbed/cached.ts';
import { awscliSources, awscliTokens, type SignedToken, type TokenRequest } from './awscli.ts';

/** Regions of every partition that the AWS CLI knows. */
const REGIONS = [
  ...['us-east-1', 'us-west-2', 'eu-central-1', 'eu-south-2', 'ap-southeast-7', 'mx-central-1'],
  ...['cn-north-1', 'cn-northwest-1', 'us-gov-west-1', 'us-gov-east-1', 'eusc-de-east-1'],
  ...['us-iso-east-1', 'us-iso-west-1', 'us-isob-east-1', 'us-isob-west-1'],
  ...['eu-isoe-west-1', 'us-isof-east-1', 'us-isof-south-1'],
];

/**
 * Tokens as the AWS CLI makes them: every region, with and without FIPS and a session token, and 200 of random keys,
 * clusters and dates. Made once on a machine; always the same.
 */
export async function awscliVectors(): Promise<readonly SignedToken[]> {
  const requests = [...everyRegion(), ...randomRequests()];
  const folder = await cached(
    'awscli-vectors',
    [...awscliSources(), JSON.stringify(requests)],
    async (target) => {
      writeFileSync(join(target, 'vectors.json'), JSON.stringify(await awscliTokens(requests)));
    },
  );
  const vectors: readonly SignedToken[] = JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8'));
  return vectors;
}

function everyRegion(): readonly TokenRequest[] {
  const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
  const common = { clusterId: 'production', ...keys, date: '20260131T235959Z' };
  return REGIONS.flatMap((region) =>
    [false, true].flatMap((fips) => [
      { ...common, region, fips },
      { ...common, region, fips, sessionToken: 'AQoDYXdzEPT//////////wEXAMPLE+tc764bNrC9SAPBSM22wDOk4x4H==' },
    ]),
  );
}

function randomRequests(): readonly TokenRequest[] {
  const letters = (alphabet: string, minLength: number, maxLength: number): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
  const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';
  const request = fc.record(
    {
      region: fc.constantFrom(...REGIONS),
      fips: fc.boolean(),
      clusterId: fc.stringMatching(/^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/),
      accessKeyId: fc.stringMatching(/^A[KS]IA[A-Z2-7]{16}$/),
      secretAccessKey: letters(base64, 40, 40),
      sessionToken: letters(base64, 16, 1500),
      date: fc.stringMatching(/^20[2-4]\d(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3])[0-5]\d[0-5]\dZ$/),
    },
    { requiredKeys: ['region', 'fips', 'clusterId', 'accessKeyId', 'secretAccessKey', 'date'] },
  );
  return fc.sample(request, { seed: 1, numRuns: 200 });
}
