import { renderGrant, UNKNOWN_USER } from '../../builders/manifests/grant.ts';
import { forbidden, type Missing } from '../../builders/rollout/missing-rights.ts';
import { type ActionError, changedError } from '../../lib/errors.ts';
import { fence } from '../../lib/markdown.ts';
import { docsLink } from '../../lib/release.ts';
import { isBuilderJob, type Job } from './job.ts';

/** An EKS user's name without an access entry of its own has the session's name in it, which is another in each run. */
const SESSION = /^arn:[\w-]+:sts::\d+:assumed-role\//;

/** Returns the error that names all rights that are missing, and for the job summary what grants them. */
export function explainForbidden(job: Job, missing: Missing, cause: unknown): ActionError {
  const { namespace } = job.access;
  const error = forbidden(namespace, missing, cause);
  if (!job.inputs.summary) return changedError(error, { hint: `Apply the Role: ${docsLink('cluster')}` });
  return changedError(error, { details: renderDetails(job, missing) });
}

function renderDetails(job: Job, missing: Missing): string {
  const { namespace } = job.access;
  const user = missing.isNamed ? missing.user : undefined;
  const yaml = renderGrant({ mode: isBuilderJob(job) ? 'ensure' : 'connect', namespace, user });
  const name = user ?? UNKNOWN_USER;
  const who = [
    ...(user === undefined
      ? [`The cluster did not say who the job is: put its name in place of \`${UNKNOWN_USER}\`.`]
      : []),
    ...(SESSION.test(name)
      ? [
          `This name is another one in each run. Give the access entry a group, and bind that: [EKS](${docsLink('eks')}).`,
        ]
      : []),
  ];
  const check = `kubectl auth can-i --list --namespace ${namespace} --as ${quoted(name)}`;
  return [
    'Save this as `grant.yaml`, and run `kubectl apply --filename grant.yaml`:',
    fence('yaml', yaml),
    ...who,
    'Check what the job may do then:',
    fence('sh', check),
  ].join('\n\n');
}

/** Returns a text as one word of a shell. */
function quoted(text: string): string {
  return /^[\w.:@/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
