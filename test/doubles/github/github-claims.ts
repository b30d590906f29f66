import { randomUUID } from 'node:crypto';

import type { Claims } from './jwt.ts';

/** GitHub's tokens live so long. */
const LIFE_SECONDS = 300;

/**
 * The subject of a push to the main branch of octo-org/octo-repo, by the names alone or, for repositories that were made,
 * renamed or transferred since 15 July 2026, with the numbers (GitHub changelog of 2026-04-23, "Immutable subject claims").
 */
export const SUBJECTS = {
  names: 'repo:octo-org/octo-repo:ref:refs/heads/main',
  numbers: 'repo:octo-org@65/octo-repo@74:ref:refs/heads/main',
} as const;

/** What GitHub says of a push to the main branch of octo-org/octo-repo. */
export function gitHubClaims(now: Date, lifeSeconds = LIFE_SECONDS): Claims {
  const seconds = Math.floor(now.getTime() / 1000);
  const workflow = 'octo-org/octo-repo/.github/workflows/build.yml@refs/heads/main';
  const sha = '0123456789abcdef0123456789abcdef01234567';
  return {
    jti: randomUUID(),
    sub: SUBJECTS.names,
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
