import { type Mapping, mappingOf, readMapping, textOf } from '../json.ts';
import { readRegularFile, utf8 } from '../system/regular-file.ts';

/**
 * What an event brings of people who cannot write to the repository: nothing; words, such as a comment; or code that
 * a job for the event may check out and build.
 */
export type Outsiders = 'none' | 'words' | 'code';

/** The event that a run is for, and the file with its payload. */
export type RunEvent = { readonly eventName: string; readonly eventPath: string };

/**
 * Judges the events of GitHub Actions by who can cause them and by where their code comes from. What cannot be read, or
 * is not said (a fork that was deleted), counts as code of outsiders, and an event that is not known as their words.
 *
 * Dependabot's branches are the repository's own, so its events count as the repository's: what it changes are versions
 * of dependencies, and GitHub gives its jobs none but the secrets that were made for it.
 */
export function outsidersIn({ eventName, eventPath }: RunEvent): Outsiders {
  return judge(eventName, readEvent(eventPath));
}

type Judge = (payload: Mapping) => Outsiders;

const nobody: Judge = () => 'none';
const anybody: Judge = () => 'words';

const EVENTS: Readonly<Record<string, Judge>> = {
  // Caused by those who can write to the repository, or by a clock that they set.
  branch_protection_rule: nobody,
  create: nobody,
  delete: nobody,
  label: nobody,
  milestone: nobody,
  page_build: nobody,
  public: nobody,
  push: nobody,
  registry_package: nobody,
  release: nobody,
  schedule: nobody,
  workflow_dispatch: nobody,
  // Whoever deploys a commit has chosen it, and GitHub runs that commit's own workflow.
  deployment: nobody,
  deployment_status: nobody,
  // The code was accepted for the branch by those who can write to it.
  merge_group: nobody,
  // Sent with a token that can write, but bots pass comments on pull requests on by it.
  repository_dispatch: ofRelay,
  // Anybody opens a pull request, with code of a fork; for the others it is that pull request's too.
  pull_request: ofPullRequest,
  pull_request_target: ofPullRequest,
  pull_request_review: ofPullRequest,
  pull_request_review_comment: ofPullRequest,
  // Runs after any other workflow, also one for a fork, and may take that one's artifacts.
  workflow_run: ofRun,
  // Anybody comments; the event does not say whose code the pull request has.
  issue_comment: ofComment,
  // Other services test the code of forks too, and report here.
  check_run: (payload) => ofChecks(mappingOf(mappingOf(payload, 'check_run'), 'check_suite')),
  check_suite: (payload) => ofChecks(mappingOf(payload, 'check_suite')),
  status: ofStatus,
  // Anybody who can read the repository causes these; no code comes with them.
  discussion: anybody,
  discussion_comment: anybody,
  fork: anybody,
  gollum: anybody,
  issues: anybody,
  watch: anybody,
};

function judge(eventName: string, payload: Mapping): Outsiders {
  const known = Object.hasOwn(EVENTS, eventName) ? EVENTS[eventName] : undefined;
  return (known ?? anybody)(payload);
}

function ofPullRequest(payload: Mapping): Outsiders {
  const pull = mappingOf(payload, 'pull_request');
  const [head, base] = [mappingOf(pull, 'head'), mappingOf(pull, 'base')];
  return isOneRepository(mappingOf(head, 'repo'), mappingOf(base, 'repo')) ? 'none' : 'code';
}

/** A pull request that is passed on names its repositories, or it is not one. */
function ofRelay(payload: Mapping): Outsiders {
  const pull = mappingOf(mappingOf(payload, 'client_payload'), 'pull_request');
  const head = textOf(mappingOf(mappingOf(pull, 'head'), 'repo'), 'full_name');
  const isOwn = head === undefined || head === textOf(mappingOf(payload, 'repository'), 'full_name');
  return isOwn ? 'none' : 'code';
}

/** The earlier run's repository is a fork's for pull requests; for other events it is the base's, whatever they brought. */
function ofRun(payload: Mapping): Outsiders {
  const run = mappingOf(payload, 'workflow_run');
  if (!isOneRepository(mappingOf(run, 'head_repository'), mappingOf(run, 'repository'))) return 'code';
  const event = textOf(run, 'event') ?? '';
  return /^pull_request/.test(event) ? 'none' : judge(event, {});
}

function ofComment(payload: Mapping): Outsiders {
  const issue = mappingOf(payload, 'issue');
  return issue.number === undefined || issue.pull_request !== undefined ? 'code' : 'words';
}

/** A branch is named only where it is the repository's own (GitHub's webhook reference, check_suite). */
function ofChecks(suite: Mapping): Outsiders {
  return textOf(suite, 'head_branch') === undefined ? 'code' : 'none';
}

/** The branches of the repository that have the commit. */
function ofStatus(payload: Mapping): Outsiders {
  return Array.isArray(payload.branches) && payload.branches.length > 0 ? 'none' : 'code';
}

function isOneRepository(head: Mapping, base: Mapping): boolean {
  const name = textOf(head, 'full_name');
  return name !== undefined && name === textOf(base, 'full_name');
}

function readEvent(path: string): Mapping {
  const file = readRegularFile(path);
  return file.kind === 'none' ? {} : readMapping(utf8(file.bytes) ?? '');
}
