import { describe, expect, test } from 'vitest';
import { retakeHold } from '../../../../src/builders/holds/renew.ts';
import { connectBuilder } from '../../../../src/builders/rollout/connect.ts';
import { SERVING, type Stored } from '../../../doubles/api/fake-cluster.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { builderOfTest, endJobs, ensureOn, WANTED_MEMORY } from './builder-of-test.ts';

/** One kind of life that a builder was made with, or that a job asks for. */
const LIVES = ['holds', 'forever'] as const;
const BOTH = [false, true];

useFakeClock();

const start = (life: (typeof LIVES)[number], isServing: boolean, hasOthers: boolean) =>
  builderOfTest({ life, isServing, hasOthers });

/** Every builder that a job of mode ensure may find, and what the job may ask of it. */
const ROWS = LIVES.flatMap((found) =>
  LIVES.flatMap((asked) =>
    BOTH.flatMap((differs) =>
      BOTH.flatMap((isServing) => BOTH.map((hasOthers) => ({ found, asked, differs, isServing, hasOthers }))),
    ),
  ),
);

/** The controller has seen generation 2. */
const SEEN = { ...SERVING, observedGeneration: 2 };

const LIFE_TOLD =
  /(?:keep-warm is forever, |`keep-warm: forever` applies the next time).*kubectl --namespace builds delete deployment ci-amd64/;
const MEMORY_TOLD = /memory is 2Gi, this job asked for 4Gi.*It is kept as it is: /;

describe('in mode ensure, a builder', () => {
  test.each(ROWS)(
    'of life $found, asked for $asked, differs $differs, serves $isServing, others $hasOthers',
    async (row) => {
      const { found, asked, differs, isServing, hasOthers } = row;
      const builder = await start(found, isServing, hasOthers);
      const job = await ensureOn(builder, { life: asked, memory: differs ? WANTED_MEMORY : '2Gi' });
      // What others use is left as it is; what does not serve is made as asked; what serves changes its template alone.
      const isRemade = !isServing && !hasOthers;
      const isRolled = isRemade || (!hasOthers && found === 'holds');
      const life = isRemade ? asked : found;
      expect(builder.memory(), job.log).toBe(differs && isRolled ? WANTED_MEMORY : '2Gi');
      expect(builder.life(), job.log).toBe(life);
      expect(LIFE_TOLD.test(job.log), job.log).toBe(asked !== life);
      expect(MEMORY_TOLD.test(job.log), job.log).toBe(differs && !isRolled);
      expect(builder.violations).toEqual([]);
      await job.release();
      builder.cluster.collectGarbage();
      expect(builder.life(), 'it outlives this job, since others or keep-warm hold it').toBe(life);
      endJobs(builder);
      expect(builder.life()).toBe(life === 'forever' ? 'forever' : 'gone');
      expect(builder.violations).toEqual([]);
    },
  );
});

describe('in mode connect', () => {
  test.each(
    LIVES.flatMap((found) =>
      BOTH.flatMap((isServing) => BOTH.map((hasOthers) => ({ found, isServing, hasOthers }))),
    ),
  )('a builder of life $found, serves $isServing, others $hasOthers', async (row) => {
    const builder = await start(row.found, row.isServing, row.hasOthers);
    const connected = connectBuilder(builder.rollout([]), ['ci-amd64']);
    if (row.found === 'holds') await expect(connected).rejects.toMatchObject({ code: 'conflict' });
    else if (!row.isServing) await expect(connected).rejects.toMatchObject({ code: 'not-ready' });
    else await expect(connected).resolves.toHaveLength(1);
    expect(builder.cluster.writes).toEqual([]);
  });
});

test('a builder that says forever and is owned is refused by connect: it goes with its owners', async () => {
  const builder = await start('holds', true, true);
  const { metadata } = builder.deployment();
  metadata.annotations = { ...metadata.annotations, 'setup-buildx-kubernetes/life': 'forever' };
  await expect(connectBuilder(builder.rollout([]), ['ci-amd64'])).rejects.toMatchObject({ code: 'conflict' });
});

describe('a forever builder that serves', () => {
  test('is told to have another image than the default of this release', async () => {
    const builder = await start('forever', true, false);
    const job = await ensureOn(builder, { life: 'forever', image: 'docker.io/moby/buildkit:v9.9.9' });
    expect(job.log).toMatch(
      /image is \S+:v0\.33\.1, the default is \S+:v9\.9\.9.*kubectl --namespace builds delete deployment ci-amd64/,
    );
    expect(builder.writes('deployments')).toHaveLength(1);
  });

  test('is not rolled while its daemon is too busy to answer its probe', async () => {
    const builder = await start('forever', false, false);
    builder.setPod({
      conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: '2026-01-01T00:10:00Z' }],
      containerStatuses: [{ name: 'buildkitd', state: { running: { startedAt: '2026-01-01T00:00:01Z' } } }],
    });
    const job = await ensureOn(builder, { life: 'holds', memory: WANTED_MEMORY });
    expect(job.log).toMatch(/It is kept as it is: jobs with mode connect may be using it\./);
    expect([builder.memory(), builder.life()]).toEqual(['2Gi', 'forever']);
  });

  test('is not rolled while its controller has yet to see a change of its metadata', async () => {
    const builder = await start('forever', true, false);
    builder.deployment().metadata.generation = 2;
    builder.intervene = ({ method, path }) => {
      if (method === 'GET' && path.includes('/pods?')) builder.deployment().status = SEEN;
      return false;
    };
    const job = await ensureOn(builder, { life: 'holds', memory: WANTED_MEMORY });
    expect(job.log).toMatch(/It is kept as it is: jobs with mode connect may be using it\./);
    expect([builder.memory(), builder.life()]).toEqual(['2Gi', 'forever']);
  });

  test('is used visibly: a job notes itself after it has taken its hold', async () => {
    const builder = await start('forever', true, false);
    const before = builder.deployment().metadata.resourceVersion;
    await ensureOn(builder, { life: 'forever' });
    expect(builder.cluster.writes).toEqual(['POST jobs', 'PATCH deployments/ci-amd64']);
    expect(builder.deployment().metadata.resourceVersion).not.toBe(before);
  });
});

test('a job that takes a new hold in the place of a lost one notes itself again on a forever builder', async () => {
  const builder = await start('forever', true, false);
  const job = await ensureOn(builder, { life: 'forever' });
  const before = builder.deployment().metadata.resourceVersion;
  endJobs(builder);
  const lost = { name: job.hold, uid: 'of-the-lost-one' };
  const held = { hold: lost, spec: job.spec, nodes: ['ci-amd64'] };
  expect(await retakeHold(builder.rollout([]), held, () => true)).toMatchObject({ name: job.hold });
  expect(builder.deployment().metadata.resourceVersion).not.toBe(before);
  expect(builder.life()).toBe('forever');
});

describe('a race', () => {
  test('with a job that takes a hold before the roll: it is kept for that job', async () => {
    const builder = await start('forever', false, false);
    let hasCome = false;
    builder.intervene = ({ method, path, body }) => {
      if (hasCome || method !== 'PATCH' || !path.includes('/deployments/') || !body.includes('"template"'))
        return false;
      hasCome = true;
      builder.putHold('hold-late');
      builder.touch();
      return false;
    };
    const job = await ensureOn(builder, { life: 'holds', memory: WANTED_MEMORY });
    expect(hasCome).toBe(true);
    expect(job.log).toMatch(/It is kept as it is: 1 other job uses it\./);
    expect([builder.memory(), builder.life()]).toEqual(['2Gi', 'forever']);
  });

  test('with a job that gives a forever builder an owner: it is joined', async () => {
    const builder = await start('forever', true, false);
    builder.intervene = ({ method, path, body }) => {
      if (method !== 'PATCH' || !path.includes('/deployments/') || !body.includes('used-by')) return false;
      builder.own(builder.putHold('hold-other'));
      return false;
    };
    const job = await ensureOn(builder, { life: 'holds' });
    expect(job.log).toContain('Builder  ci: joined; ');
    expect(builder.owners()).toEqual(['hold-other', job.hold]);
  });

  test('with a job that deletes and makes it again: that one is joined', async () => {
    const builder = await start('forever', true, false);
    let isReplaced = false;
    builder.intervene = ({ method, path }) => {
      if (isReplaced || method !== 'PATCH' || !path.includes('/deployments/')) return false;
      isReplaced = true;
      builder.replace();
      return false;
    };
    await ensureOn(builder, { life: 'forever' });
    expect(isReplaced).toBe(true);
    expect(builder.deployment().metadata.labels).toHaveProperty('setup-buildx-kubernetes/used-by');
  });

  test('with one change of somebody else: the change is tried again, and logged once', async () => {
    const builder = await start('forever', false, false);
    let changes = 0;
    builder.intervene = ({ method, path, body }) => {
      if (method !== 'PATCH' || !path.includes('/deployments/') || !body.includes('"template"')) return false;
      changes += 1;
      if (changes === 1) builder.touch();
      return false;
    };
    const job = await ensureOn(builder, { life: 'forever', memory: WANTED_MEMORY });
    expect(changes).toBe(2);
    expect(builder.memory()).toBe(WANTED_MEMORY);
    expect(job.log.split('\n').filter((line) => line.includes('memory'))).toHaveLength(1);
  });

  test('with others that change it all the time ends, and in few calls', { timeout: 30_000 }, async () => {
    const builder = await start('holds', true, false);
    builder.intervene = ({ method, body }) => {
      if (method === 'PATCH' && body.includes('"template"')) builder.touch();
      return false;
    };
    const job = await ensureOn(builder, { life: 'holds', memory: WANTED_MEMORY });
    expect(job.log).toMatch(/It is kept as it is: something else changes it at the same time\./);
    expect(builder.writes('deployments').length).toBeLessThanOrEqual(6);
  });
});

test('a hold that ends while its builder is made as it asks is noticed', async () => {
  const builder = await start('forever', false, false);
  let isOver = false;
  builder.intervene = ({ method, path }) => {
    const isProof = method === 'GET' && path.includes('/jobs?') && builder.life() === 'holds';
    if (!isProof || isOver) return false;
    isOver = true;
    endJobs(builder);
    return false;
  };
  await expect(ensureOn(builder, { life: 'holds', memory: WANTED_MEMORY })).rejects.toMatchObject({
    code: 'conflict',
  });
});

describe('a wish for a cache volume that a builder which serves cannot get is told in one line:', () => {
  const size = { text: '20Gi', value: 20 * 2 ** 30 };
  const TO_CHANGE =
    'To change it, when no job uses it: kubectl --namespace builds delete deployment ci-amd64 (the cache stays, and the next job creates the builder with its own settings).';

  test.each([
    [
      'a class, of one without a claim',
      undefined,
      ['storage-class'],
      'has no claim for its cache',
      'storage-class is',
    ],
    [
      'a size, of one on a claim of others',
      'team',
      ['cache-size'],
      'keeps its cache on claim team',
      'cache-size is',
    ],
    [
      'both, of one on a claim of others',
      'team',
      ['cache-size', 'storage-class'],
      'keeps its cache on claim team',
      'cache-size and storage-class are',
    ],
  ] as const)('%s', async (_, claim, cacheInputs, has, are) => {
    const builder = await start('holds', true, true);
    if (claim !== undefined) mountClaim(builder.deployment(), claim);
    const cache = { kind: 'claim', size, storageClass: 'fast' } as const;
    const { log } = await ensureOn(builder, { life: 'holds', cache, cacheInputs });
    expect(log.split('\n').filter((line) => /storage-class|cache-size/.test(line))).toEqual([
      `Builder ci-amd64 ${has}: ${are} not used. ${TO_CHANGE}`,
    ]);
  });

  test('nothing is told of inputs that the user did not set', async () => {
    const builder = await start('holds', true, false);
    const { log } = await ensureOn(builder, {
      life: 'holds',
      cache: { kind: 'claim', size, storageClass: undefined },
    });
    expect(log).not.toMatch(/cache/);
  });
});

/** Gives a builder a claim for its cache that somebody else made. */
function mountClaim({ spec }: Stored, claimName: string): void {
  const pod = spec?.template?.spec;
  if (pod !== undefined && pod !== null)
    Object.assign(pod, { volumes: [{ name: 'cache', persistentVolumeClaim: { claimName } }] });
}
