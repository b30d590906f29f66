import { describe, expect, test } from 'vitest';
import { closedPort } from '../../doubles/api/scripted-server.ts';
import { ROLE } from '../../doubles/aws/fake-aws.ts';
import { keyVariables } from '../../doubles/aws/identities.ts';
import { idTokenVariables, keysOfUser } from '../../doubles/aws/running-aws.ts';
import { endedKeys, expectRefused, given, onEks, runMain } from './place.ts';

describe.concurrent('an EKS cluster that cannot be entered is told in one line, and nothing is changed', () => {
  test('no id-token: write, and no other way to the role: the right is named', () =>
    onEks(async (eks) => {
      const env = { AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${await closedPort()}` };
      const main = await runMain(eks, { 'role-to-assume': ROLE }, env);
      expectRefused(eks, main, /id-token: write/);
    }));

  // As the metadata service of Azure answers, on whose machines GitHub's own runners are.
  test.each([400, 404])('no id-token: write, on a machine of another cloud that answers %i', (status) =>
    onEks(async (eks) => {
      eks.aws.intervene = ({ path }, response) => {
        if (path.startsWith('/latest/')) response.writeHead(status).end();
        return path.startsWith('/latest/');
      };
      const main = await runMain(eks, { 'role-to-assume': ROLE }, {});
      expectRefused(eks, main, /id-token: write, or let an earlier step configure AWS credentials\.$/);
    }),
  );

  test("a container's agent that never answers is named, and it takes seconds", { timeout: 60_000 }, () =>
    onEks(async (eks) => {
      eks.aws.intervene = ({ path }) => path.startsWith('/v1/');
      const main = await runMain(
        eks,
        {},
        { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${eks.url}/v1/credentials` },
      );
      expectRefused(eks, main, /credential service of this container: no answer in time/);
      expect(main.durationMs).toBeLessThan(15_000);
    }),
  );

  test('no credentials at all: what gives some is named, and it takes seconds', { timeout: 60_000 }, () =>
    onEks(async (eks) => {
      eks.aws.intervene = ({ path }) => path.startsWith('/latest/');
      const main = await runMain(eks, {}, {});
      expectRefused(eks, main, /role-to-assume.*id-token: write/);
      expect(main.durationMs).toBeLessThan(15_000);
    }),
  );

  test('keys that have expired, with a role: the keys are blamed, and not its trust policy', () =>
    onEks(async (eks) => {
      const main = await runMain(eks, { 'role-to-assume': ROLE }, endedKeys(eks));
      expectRefused(eks, main, /STS refused to assume .*ci: ExpiredToken: .*The AWS keys have expired/);
    }));

  test('a session token so long that no cluster takes what is made of it, without asking one', () =>
    onEks(async (eks) => {
      const env = { ...keyVariables(keysOfUser(eks.aws)), AWS_SESSION_TOKEN: 'x'.repeat(3500) };
      expectRefused(eks, await runMain(eks, given(eks), env), /EKS token has \d+ characters.*4096/);
      expect(eks.callers()).toEqual([]);
    }));

  test('STS refuses the role', () =>
    onEks(async (eks) => {
      const env = { ...idTokenVariables(eks), ACTIONS_ID_TOKEN_REQUEST_URL: `${eks.url}/nowhere` };
      expectRefused(
        eks,
        await runMain(eks, { 'role-to-assume': ROLE }, env),
        /GitHub gave no ID token \(status 404\)/,
      );
    }));

  test.each([
    ['AWS_ENDPOINT_URL_STS', 'sts.example'],
    ['AWS_CONTAINER_CREDENTIALS_FULL_URI', 'agent/credentials'],
  ])('%s is no URL', (name, value) =>
    onEks(async (eks) => {
      const main = await runMain(eks, { 'role-to-assume': ROLE }, { [name]: value });
      expectRefused(eks, main, new RegExp(name));
    }),
  );
});
