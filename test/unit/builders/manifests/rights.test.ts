import type { V1PolicyRule } from '@kubernetes/client-node';
import { expect, test } from 'vitest';

import {
  describeRights,
  RIGHTS_TO_CONNECT,
  RIGHTS_TO_REMOVE_CLAIMS,
  RIGHTS_TO_REMOVE_ORPHANS,
  type Right,
  rightsToEnsure,
} from '../../../../src/builders/manifests/rights.ts';
import { deployRules } from '../../../pages/deploy.ts';

/** Rights that only make messages longer are in a Role, and never asked for. */
const EXPLAINING = ['list events', 'get pods/log', 'get statefulsets.apps'];

function granted(rules: readonly V1PolicyRule[]): readonly string[] {
  const all = rules.flatMap(({ apiGroups = [], resources = [], verbs }) =>
    apiGroups.flatMap((group) =>
      resources.flatMap((resource) =>
        verbs.map((verb) => `${verb} ${group === '' ? resource : `${resource}.${group}`}`),
      ),
    ),
  );
  return all.filter((right) => !EXPLAINING.includes(right)).sort();
}

const words = (rights: readonly Right[]): readonly string[] =>
  rights.map((right) => describeRights([right])).sort();

test('a job asks for just what the Roles of deploy/ grant', () => {
  expect(words(rightsToEnsure(true))).toEqual(granted(deployRules('ensure')));
  expect(words(RIGHTS_TO_CONNECT)).toEqual(granted(deployRules('connect')));
  const optional = [...RIGHTS_TO_REMOVE_CLAIMS, ...RIGHTS_TO_REMOVE_ORPHANS];
  expect(words(optional)).toEqual(granted(deployRules('removal')));
});

test('a forever builder needs no right on Jobs', () => {
  expect(words(rightsToEnsure(false)).filter((right) => right.includes('jobs'))).toEqual([]);
});

test('many rights are reported by their resources, so that one line has room for all', () => {
  expect(describeRights(rightsToEnsure(true))).toBe(
    'get, list, create, patch, delete jobs.batch; get, create, patch deployments.apps; ' +
      'get, create, patch persistentvolumeclaims; list, watch pods; create pods/exec',
  );
});
