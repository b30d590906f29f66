import { expect, test } from 'vitest';

import { renderInstance } from '../../../src/buildx/instance.ts';
import { refuseTaken } from '../../../src/buildx/ownership.ts';

const FOLDER = '/tmp/a b/setup-buildx-kubernetes';
const OWN = `${FOLDER}-job1-here-1`;
const HOUR_MS = 3_600_000;
const OF_OTHERS = JSON.stringify({
  Name: 'ci-1',
  Driver: 'docker-container',
  Nodes: [{ Endpoint: 'unix:///var/run/docker.sock' }],
});

function instanceIn(folder: string): string {
  const nodes = [{ name: 'ci-amd64', kind: 'Deployment', namespace: 'builds', platforms: [] }] as const;
  return renderInstance({
    name: 'ci-1',
    kubeconfig: `${folder}/kubeconfig`,
    nodes,
    registriesToml: undefined,
    files: [],
  });
}

const HERE = 'Another job on this machine uses it: leave `name` empty, or change it.';
const ELSEWHERE =
  'A job on another machine or container with this home created it. Leave `name` empty, change it, or, if no job uses it, delete instances/ci-1 in the folder of buildx.';
const OTHERS = 'Change `name`.';

test.each([
  ['none of this name', undefined, true, 0, ''],
  ['of an earlier step of this job', instanceIn(`${FOLDER}-job1-here-2`), true, 0, ''],
  ['of a job that is over', instanceIn(`${FOLDER}-job2-here-2`), false, 0, ''],
  ['of another job that still runs', instanceIn(`${FOLDER}-job2-here-2`), true, 0, HERE],
  ['of another machine, though not here', instanceIn(`${FOLDER}-job2-there-2`), false, 0, ELSEWHERE],
  ['of another machine, and older than any job', instanceIn(`${FOLDER}-job2-there-2`), false, 145, ''],
  ['of another machine, old, but here', instanceIn(`${FOLDER}-job2-there-2`), true, 145, ELSEWHERE],
  [
    'of a job with the same mark elsewhere',
    instanceIn('/t/setup-buildx-kubernetes-job1-there-2'),
    false,
    0,
    ELSEWHERE,
  ],
  ['of a machine that does not tell', instanceIn(`${FOLDER}-job2-unknown-2`), false, 0, ELSEWHERE],
  ['of an older version', instanceIn(`${FOLDER}-job1-2`), false, 0, ELSEWHERE],
  ["somebody else's", OF_OTHERS, false, 145, OTHERS],
  ['not to be read', '{', false, 145, OTHERS],
])('an instance %s', (_, json, exists, hours, hint) => {
  const stored = json === undefined ? undefined : { json, ageMs: hours * HOUR_MS };
  const refuse = (): void => refuseTaken('ci-1', stored, { folder: OWN, exists: () => exists });
  if (hint === '') return expect(refuse).not.toThrow();
  expect(refuse).toThrow(
    expect.objectContaining({
      code: 'conflict',
      message: 'Input name: buildx already has an instance ci-1 on this runner.',
      hint,
    }),
  );
});
