import { afterAll, beforeAll } from 'vitest';
import { makeSite, type Site } from './site.ts';

/** A site of a file's tests: made before the first of them, and removed after the last. */
export function siteOfFile(): Site {
  let made: Site | undefined;
  beforeAll(async () => {
    made = await makeSite();
  });
  afterAll(() => made?.remove());
  const site = (): Site => {
    if (made === undefined) throw new Error('there is no site before the tests of a file');
    return made;
  };
  return {
    get bed() {
      return site().bed;
    },
    get namespace() {
      return site().namespace;
    },
    get endpoint() {
      return site().endpoint;
    },
    get apps() {
      return site().apps;
    },
    get core() {
      return site().core;
    },
    get batch() {
      return site().batch;
    },
    kubeconfig: (mode, detour) => site().kubeconfig(mode, detour),
    kubeconfigWith: (name, rules) => site().kubeconfigWith(name, rules),
    newJob: (options) => site().newJob(options),
    contents: () => site().contents(),
    remove: () => site().remove(),
  };
}
