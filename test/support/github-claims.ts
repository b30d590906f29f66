import { randomUUID } from 'node:crypto';

import type { Claims } from './jwt.ts';

/** GitHub's tokens live so long. */
const LIFE_SECONDS = 300;

/** What GitHub says of a push to the main branch of octo-org/octo-repo. */
export function gitHubClaims(now: Date, lifeSeconds = LIFE_SECONDS): Claims {
  const seconds = Math.floor(now.getTime() / 1000);
  const workflow = 'octo-org/octo-repo/.github/workflows/build.yml@refs/heads/main';
  const sha = '0123456789abcdef0123456789abcdef01234567';
  return {
    jti: randomUUID(),
    sub: 'repo:octo-org/octo-repo:ref:refs/heads/main',
    ref: 'refs/heads/main',
    ref_type: 'branch',
    ref_protected: 'true',
    sha,
    repository: 'octo-org/octo-repo',
    repository_id: '74',
    repository_owner: 'octo-org',
    repository_owner_id: '65',
    repository_visibility: 'private',
    actor: 'octocat',
    actor_id: '12',
    head_ref: '',
    base_ref: '',
    event_name: 'push',
    workflow: 'build',
    workflow_ref: workflow,
    workflow_sha: sha,
    job_workflow_ref: workflow,
    job_workflow_sha: sha,
    runner_environment: 'self-hosted',
    run_id: '1001',
    run_number: '10',
    run_attempt: '1',
    iat: seconds,
    nbf: seconds,
    exp: seconds + lifeSeconds,
  };
}
