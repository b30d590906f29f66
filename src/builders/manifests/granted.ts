// Written by .ci/rights.ts from the Roles in deploy/: change them there.

/** What a Role allows: a resource as kubectl names it, and the verbs. */
export type Grant = readonly [resource: string, ...verbs: readonly string[]];

/** The Role of deploy/ensure.yaml. */
export const ENSURE: readonly Grant[] = [
  ['jobs.batch', 'get', 'list', 'create', 'patch', 'delete'],
  ['deployments.apps', 'get', 'create', 'patch'],
  ['persistentvolumeclaims', 'get', 'create', 'patch'],
  ['pods', 'list', 'watch'],
  ['pods/exec', 'create'],
  ['events', 'list'],
  ['pods/log', 'get'],
];

/** The Role of deploy/connect.yaml. */
export const CONNECT: readonly Grant[] = [
  ['deployments.apps', 'get'],
  ['statefulsets.apps', 'get'],
  ['pods', 'list'],
  ['pods/exec', 'create'],
];

/** The Role of deploy/removal.yaml. */
export const REMOVAL: readonly Grant[] = [
  ['deployments.apps', 'delete'],
  ['persistentvolumeclaims', 'delete'],
];

/** The Role of deploy/build-service-account.yaml. */
export const HANDOFF: readonly Grant[] = [
  ['serviceaccounts/token', 'create'],
  ['secrets', 'create', 'get'],
];
