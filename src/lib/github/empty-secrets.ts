import { type ActionError, changedError, toActionError } from '../errors.ts';
import { fitHeadline, LONGEST_HEADLINE } from '../safe-text.ts';
import { outsidersIn, type RunEvent } from './outsiders.ts';

/** Events of pull requests that get no secrets when the code is a fork's (GitHub docs, "Secrets", "Events that trigger workflows"). */
const WITHOUT_SECRETS = /^pull_request(_review|_review_comment)?$/;

/**
 * Returns why an input that is set from a secret is empty in this run, as a sentence; undefined when no reason is known.
 * The runner cannot distinguish an empty input from one that is not there.
 */
export function whySecretsAreEmpty(run: RunEvent & { readonly actor: string }): string | undefined {
  const { actor, eventName } = run;
  if (WITHOUT_SECRETS.test(eventName) && outsidersIn(run) === 'code')
    return "A fork's pull request gets no secrets and no ID token: inputs from secrets are empty.";
  // A person who runs the job again is another actor only to GITHUB_TRIGGERING_ACTOR.
  if (actor === 'dependabot[bot]')
    return "Dependabot's runs get only Dependabot's own secrets: inputs from other secrets are empty.";
  return undefined;
}

/** Returns what was thrown, with that reason before the hint, or in its place where there is no room for both. */
export function withEmptySecrets(thrown: unknown, why: string | undefined): ActionError {
  const error = toActionError(thrown);
  if (why === undefined || error.code === 'internal') return error;
  const both = error.hint === undefined ? why : `${why} ${error.hint}`;
  const hint = error.message.length + both.length < LONGEST_HEADLINE ? both : why;
  return changedError(error, { message: fitHeadline(error.message, hint), hint });
}
