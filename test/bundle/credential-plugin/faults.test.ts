import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Recipe } from '../../../src/cluster/recipe/recipe.ts';
import { sendReply } from '../../doubles/api/local-server.ts';
import { closedPort } from '../../doubles/api/scripted-server.ts';
import { ROLE } from '../../doubles/aws/fake-aws.ts';
import { stsRefusals } from '../../doubles/aws/refusals.ts';
import { containerUrl, idTokenVariables } from '../../doubles/aws/running-aws.ts';
import { stsRefusal } from '../../doubles/aws/sts-answer.ts';
import { runPlugin } from '../../doubles/runner/plugin-run.ts';
import {
  ASSUMED,
  eksRecipe,
  environmentOf,
  expectOneLine,
  GITHUB,
  type Place,
  withAws,
  withProxy,
  writeRecipe,
} from './place.ts';
import { profileIn, ssoProfile } from './ways.ts';

/** Lets STS refuse in these words, which may be about the ID token that it was sent. */
function refuseRole({ aws }: Place, words: (idToken: string) => string): void {
  aws.intervene = (request, response) => {
    const message = words(new URLSearchParams(request.body).get('WebIdentityToken') ?? '');
    if (request.path === '/')
      sendReply(response, stsRefusal(request, { ...stsRefusals.accessDenied, message }));
    return request.path === '/';
  };
}

const LONG_NAME = 'p'.repeat(400);

/** What goes wrong at once: what is done to the place, the recipe, and what the line says. */
const FAULTS: Readonly<
  Record<string, { readonly says: RegExp; readonly recipe: (place: Place) => Recipe | string }>
> = {
  'STS refuses, and tells the token': {
    says: /STS refused to assume arn:aws:iam::123456789012:role\/ci: AccessDenied: .*trust policy/,
    recipe: (place) => {
      refuseRole(place, (token) => `Not for ${token} ${'words '.repeat(100)}`);
      return eksRecipe(place, GITHUB);
    },
  },
  'STS refuses a role with the longest name': {
    says: /STS refused to assume arn:aws:iam::123456789012:role\/r+.*trust policy must name .*\.$/m,
    recipe: (place) => {
      refuseRole(place, () => 'words '.repeat(100));
      const roleArn = `arn:aws:iam::123456789012:role/${'r'.repeat(64)}/${'r'.repeat(64)}`;
      return eksRecipe(place, { ...GITHUB, role: { ...ASSUMED, roleArn } });
    },
  },
  'a proxy answers a page of its own': {
    says: /STS.*(status 200|no credentials in its answer)/,
    recipe: (place) => {
      place.aws.intervene = ({ path }, response) => {
        if (path === '/') response.end('<html><body>Please log in</body></html>');
        return path === '/';
      };
      return eksRecipe(place, GITHUB);
    },
  },
  'an answer without an end': {
    says: /: .*1 MiB/,
    recipe: (place) => {
      place.aws.intervene = ({ path }, response) => {
        if (path === '/') response.end('x'.repeat(2 * 1024 * 1024));
        return path === '/';
      };
      return eksRecipe(place, GITHUB);
    },
  },
  'a profile that is gone': {
    says: /AWS profile .* does not exist/,
    recipe: (place) => {
      return eksRecipe(place, environmentOf(place, { AWS_PROFILE: LONG_NAME }));
    },
  },
  'a profile whose program fails': {
    says: /No AWS credentials from profile "ci": .*no vault today.*later steps/,
    recipe: (place) => {
      const file = join(place.folder, 'print-keys');
      writeFileSync(file, '#!/bin/sh\necho no vault today >&2\nexit 3\n', { mode: 0o700 });
      return eksRecipe(place, profileIn(place, `[profile ci]\ncredential_process = ${file}\n`));
    },
  },
  'a profile whose program prints no keys': {
    says: /No AWS credentials from profile "ci": .*invalid JSON/,
    recipe: (place) => eksRecipe(place, profileIn(place, '[profile ci]\ncredential_process = /bin/echo x\n')),
  },
  'a profile of single sign-on whose session has expired': {
    says: /No AWS credentials from profile "ci": .*refresh this SSO session run 'aws sso login'/,
    recipe: (place) => {
      const profile = ssoProfile(place, -60_000);
      return eksRecipe(place, profileIn(place, profile, { AWS_ENDPOINT_URL_SSO: place.url }));
    },
  },
  'a profile of single sign-on that its portal refuses': {
    says: /No AWS credentials from profile "ci": .*Session token not found or invalid/,
    recipe: (place) => {
      const profile = ssoProfile(place);
      place.aws.intervene = ({ path }, response) => {
        if (!path.startsWith('/federation/')) return false;
        response.writeHead(401, { 'x-amzn-errortype': 'UnauthorizedException' });
        response.end('{"message":"Session token not found or invalid"}');
        return true;
      };
      return eksRecipe(place, profileIn(place, profile, { AWS_ENDPOINT_URL_SSO: place.url }));
    },
  },
  'a profile whose source profile is not there': {
    says: /AWS profile "nobody" does not exist or has no credentials/,
    recipe: (place) =>
      eksRecipe(place, profileIn(place, `[profile ci]\nrole_arn=${ROLE}\nsource_profile=nobody\n`)),
  },
  'a profile that wants a code of a person': {
    says: /No AWS credentials from profile "ci": .*multi-factor/,
    recipe: (place) => {
      const how = `role_arn=${ROLE}\nsource_profile=stone\nmfa_serial=arn:aws:iam::123456789012:mfa/me\n`;
      return eksRecipe(place, profileIn(place, `[profile ci]\n${how}`));
    },
  },
  'a profile whose role does not trust it': {
    says: /STS refused to assume arn:aws:iam::123456789012:role\/other: AccessDenied.*trust policy/,
    recipe: (place) => {
      const role = 'arn:aws:iam::123456789012:role/other';
      return eksRecipe(place, profileIn(place, `[profile ci]\nrole_arn=${role}\nsource_profile=stone\n`));
    },
  },
  "a web identity's file that is gone": {
    says: /web identity token cannot be read.*later steps/,
    recipe: (place) => {
      const variables = { AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere/token', AWS_ROLE_ARN: ROLE };
      return eksRecipe(place, environmentOf(place, variables));
    },
  },
  "a container's token file that is gone": {
    says: /AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read/,
    recipe: (place) =>
      eksRecipe(
        place,
        environmentOf(place, {
          AWS_CONTAINER_CREDENTIALS_FULL_URI: containerUrl(place),
          AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/nowhere/token',
        }),
      ),
  },
  "a container's token that is not taken": {
    says: /credential service of this container: status 401.*service account/,
    recipe: (place) =>
      eksRecipe(
        place,
        environmentOf(place, {
          AWS_CONTAINER_CREDENTIALS_FULL_URI: containerUrl(place),
          AWS_CONTAINER_AUTHORIZATION_TOKEN: 'another',
        }),
      ),
  },
  'a metadata service that is switched off': {
    says: /AWS_EC2_METADATA_DISABLED disables those of the EC2 instance/,
    recipe: (place) => eksRecipe(place, environmentOf(place, { AWS_EC2_METADATA_DISABLED: 'TRUE' })),
  },
  'a recipe that is no JSON': {
    says: /credentials file .*not JSON.*post step/,
    recipe: () => '{"kind":',
  },
  'a recipe of another version': { says: /credentials file/, recipe: () => '{"kind":"gke"}' },
  'a recipe without a source': { says: /credentials file/, recipe: () => '{"kind":"eks"}' },
  'a recipe that is null': { says: /credentials file/, recipe: () => 'null' },
  'an empty recipe': { says: /credentials file/, recipe: () => '' },
};

describe.concurrent('a plugin that fails says why in one line', () => {
  test.each(Object.entries(FAULTS))('%s', (_, { says, recipe }) =>
    withAws(async (place) => {
      const made = recipe(place);
      const file = join(place.folder, 'recipe.json');
      writeFileSync(file, typeof made === 'string' ? made : JSON.stringify(made));
      expectOneLine(await runPlugin(file, idTokenVariables(place)), says, place.aws.secrets);
    }),
  );

  test.each([
    [407, /The proxy of this runner rejected its user or password \(407\)/],
    [403, /The proxy of this runner does not allow connections to far\.invalid:443 \(403\)/],
  ])('a proxy that answers %d is asked once', (refusesWith, says) =>
    withProxy({ refusesWith }, async ({ place, env, logIns }) => {
      const run = await runPlugin(writeRecipe(place, { kind: 'github', audience: 'urn:k8s' }), env);
      expectOneLine(run, says, place.aws.secrets);
      expect(logIns).toHaveLength(1);
    }),
  );

  test('a recipe that is gone: the job is over', () =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, GITHUB));
      rmSync(file);
      expectOneLine(await runPlugin(file), /no such file.*post step/, []);
    }));

  test('a job without id-token: write, or under sudo: both variables and the right are named', () =>
    withAws(async (place) => {
      const file = writeRecipe(place, { kind: 'github', audience: 'a' });
      const says = /ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN.*id-token: write/;
      expectOneLine(await runPlugin(file), says, []);
      const { ACTIONS_ID_TOKEN_REQUEST_URL = '' } = idTokenVariables(place);
      expectOneLine(await runPlugin(file, { ACTIONS_ID_TOKEN_REQUEST_URL }), says, []);
    }));

  test.each([
    [
      'the metadata service',
      'metadata service',
      (url: string) => ({ AWS_EC2_METADATA_SERVICE_ENDPOINT: url }),
    ],
    [
      'the agent of a container',
      'credential service of this container',
      (url: string) => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/v1/credentials` }),
    ],
  ])('%s is not there: that is no fault of the action', (_, name, variables) =>
    withAws(async (place) => {
      const url = `http://127.0.0.1:${await closedPort()}`;
      const file = writeRecipe(place, eksRecipe(place, environmentOf(place, variables(url))));
      expectOneLine(await runPlugin(file), new RegExp(`${name}.*ECONNREFUSED`), []);
    }),
  );
});
