import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse, stringify } from 'yaml';

import type { Intervene } from '../../doubles/api/fake-cluster.ts';
import type { ScriptedJob } from '../../doubles/api/scripted-job.ts';
import type { Inputs } from '../../doubles/runner/inputs.ts';

/** Stands in all that could be a secret: it must not come to light. */
export const CANARY = 'canary-5e2b9c';

/** What differs from the kubeconfig of the scripted cluster; `user` replaces the whole user. */
export type Change = {
  readonly cluster?: object;
  readonly user?: object;
  readonly context?: object;
  readonly top?: object;
};

/** Where a row is tried: a job, and ways to give it something bad. */
export type Place = {
  readonly scripted: ScriptedJob;
  readonly kubeconfig: (change: Change) => string;
  /** A file in the workspace; answers its path. */
  readonly file: (name: string, content: string | Buffer) => string;
};

/** One bad input: its number in the list of bad inputs, and what the one line has to name. */
export type Row = {
  readonly number: number;
  readonly what: string;
  readonly says: RegExp;
  readonly given: (place: Place) => Inputs;
  /** What the API server says, where it finds the fault and not we. */
  readonly refusal?: Intervene;
};

/** Makes the place of a job. */
export function placeOf(scripted: ScriptedJob): Place {
  return {
    scripted,
    kubeconfig: (change) => changed(scripted.inputs().kubeconfig ?? '', change),
    file: (name, content) => {
      const path = join(scripted.job.workspace, name);
      writeFileSync(path, content);
      return path;
    },
  };
}

/** A row that gives this as the kubeconfig. */
export function kubeconfigRow(
  number: number,
  what: string,
  says: RegExp,
  text: (place: Place) => string,
): Row {
  return { number, what, says, given: (place) => ({ kubeconfig: text(place) }) };
}

/** A row that changes the kubeconfig. */
export function changeRow(number: number, what: string, says: RegExp, change: Change): Row {
  return kubeconfigRow(number, what, says, ({ kubeconfig }) => kubeconfig(change));
}

/** A row for each of these values of an input. */
export function valueRows(number: number, input: string, values: readonly string[]): readonly Row[] {
  const says = new RegExp(`^Inputs? ${input}\\b`);
  return values.map((value) => ({
    number,
    what: `${input}: ${JSON.stringify(value.slice(0, 30))}`,
    says,
    given: () => ({ [input]: value }),
  }));
}

export const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');

function changed(text: string, { cluster = {}, user, context = {}, top = {} }: Change): string {
  const given: {
    clusters: [{ cluster: object }];
    users: [{ user: object }];
    contexts: [{ context: object }];
  } = parse(text);
  const [{ cluster: oldCluster }] = given.clusters;
  const [{ user: oldUser }] = given.users;
  const [{ context: oldContext }] = given.contexts;
  return stringify({
    ...given,
    clusters: [{ name: 'c', cluster: { ...oldCluster, ...cluster } }],
    users: [{ name: 'u', user: user ?? oldUser }],
    contexts: [{ name: 'x', context: { ...oldContext, ...context } }],
    ...top,
  });
}
