/** The test that reads each block of the kinds `values` and `config`, which are for no cluster. */
export const CONFIGS: Readonly<Record<string, string>> = {
  arc: 'test/cluster/docs.test.ts',
  authentication: 'test/doubles/github/github-authentication.ts',
};
