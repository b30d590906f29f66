import { describe, expect, test } from 'vitest';

import { refuseHandOff } from '../../../../src/builders/rollout/build-token.ts';
import { refusing } from '../../../doubles/api/refusing.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { namespaceOfTest } from '../namespace.ts';

useFakeClock();

/** Refuses a new claim for one field of it. */
function badClaim(field: string) {
  const details = { causes: [{ reason: 'FieldValueInvalid', field, message: 'no' }] };
  return refusing(
    'persistentvolumeclaims',
    422,
    `PersistentVolumeClaim "c" is invalid: ${field}: no`,
    details,
  );
}

describe('what the API server does not take is blamed on the input that it came from', () => {
  const withClass = {
    kind: 'claim',
    size: { text: '50Gi', value: 50 * 2 ** 30 },
    storageClass: 'fast',
  } as const;

  test.each([
    ['spec.resources.requests.storage', 'Input cache-size: no.'],
    ['spec.storageClassName', 'Input storage-class: no.'],
    ['metadata.name', 'Input name: no.'],
  ])('%s of a claim', async (field, message) => {
    const { cluster, ensure } = namespaceOfTest(badClaim(field));
    await expect(ensure({ cache: withClass })).rejects.toMatchObject({ code: 'input', message });
    expect(cluster.writes).toEqual([]);
  });

  test('no class that nobody asked for', async () => {
    const { ensure } = namespaceOfTest(badClaim('spec.storageClassName'));
    await expect(ensure()).rejects.not.toThrow(/Input storage-class/);
  });

  test('nothing of what a webhook refuses, with the same status', async () => {
    const words = 'admission webhook "w" denied the request: spec.resources: no';
    const { ensure } = namespaceOfTest(refusing('persistentvolumeclaims', 400, words));
    await expect(ensure()).rejects.toMatchObject({ code: 'not-ready' });
  });

  test('nothing of what a quota refuses', async () => {
    const words =
      'persistentvolumeclaims "c" is forbidden: exceeded quota: q, requested: requests.storage=50Gi';
    const { ensure } = namespaceOfTest(refusing('persistentvolumeclaims', 403, words));
    await expect(ensure()).rejects.not.toThrow(/^Input /);
  });
});

describe('a job that may make no token for later steps', () => {
  /** Says whether the job may do what it asks for. */
  const allowing = (allowed: boolean) => {
    const namespace = namespaceOfTest();
    const { api } = namespace.rollout;
    const isAllowed: typeof api.isAllowed = async () => ({ kind: 'ok', body: allowed, serverTimeMs: 0 });
    return { ...namespace.rollout, api: { ...api, isAllowed } };
  };

  test('is refused before anything is made, with the right that it lacks', async () => {
    await expect(refuseHandOff(allowing(false), 'connect')).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('serviceaccounts/token of connect'),
    });
  });

  test('is not refused with that right', async () => {
    await expect(refuseHandOff(allowing(true), 'connect')).resolves.toBeUndefined();
  });
});
