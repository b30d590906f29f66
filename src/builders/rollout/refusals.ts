import { type Refusal, refusalError } from '../../cluster/api/answer.ts';
import { ActionError, toActionError } from '../../lib/errors.ts';
import { isAdmission } from '../../lib/kubernetes/admission.ts';
import { faultOfInput, type InputFault } from '../diagnosis/input-fault.ts';
import { settingOf } from '../diagnosis/problem.ts';
import { explainRefusal } from '../holds/explain.ts';
import { renderDeployment } from '../manifests/deployment.ts';
import type { Cache, NodeSpec } from '../manifests/spec.ts';

/** The error for a Deployment that the API server does not take; code `input`, with its name, where one is to blame. */
export function refusedDeployment(refusal: Refusal, spec: NodeSpec, verb: 'create' | 'patch'): ActionError {
  const fault = isOfContent(refusal) ? faultOfInput(refusal, patchedOf(spec)) : undefined;
  return fault === undefined ? otherwise(refusal, spec, `${verb} Deployments`) : badInput(fault);
}

/** The error for a claim that the API server does not take. */
export function refusedClaim(
  refusal: Refusal,
  spec: NodeSpec,
  cache: Extract<Cache, { kind: 'claim' }>,
): ActionError {
  const [cause] = isOfContent(refusal) ? refusal.causes : [];
  const input = cause === undefined ? undefined : inputOfClaim(cause.field, cache);
  if (cause !== undefined && input !== undefined) return badInput({ input, what: cause.message });
  return otherwise(refusal, spec, 'create PersistentVolumeClaims');
}

/** No input is to blame alone: what helps is in the table of remedies. */
function otherwise(refusal: Refusal, spec: NodeSpec, doing: string): ActionError {
  return toActionError(
    explainRefusal(refusalError(refusal, `${doing} in namespace ${spec.namespace}`), settingOf(spec)),
  );
}

/** The template as it is sent, and the user's part of it. */
export function patchedOf(spec: NodeSpec): Parameters<typeof faultOfInput>[1] {
  const template = { ...renderDeployment(spec, []).spec?.template };
  return { template, patch: spec.podPatch.kind === 'patch' ? spec.podPatch.patch : {} };
}

/** Admission refuses with the same statuses for reasons of its own. */
function isOfContent(refusal: Refusal): boolean {
  return (refusal.status === 400 || refusal.status === 422) && !isAdmission(refusal.message);
}

function inputOfClaim(
  field: string,
  { storageClass }: Extract<Cache, { kind: 'claim' }>,
): string | undefined {
  if (field.startsWith('spec.resources')) return 'cache-size';
  if (field.startsWith('spec.storageClassName') && storageClass !== undefined) return 'storage-class';
  return field.startsWith('metadata.') ? 'name' : undefined;
}

function badInput({ input, what, hint }: InputFault): ActionError {
  const message = `Input ${input}${/^has /.test(what) ? '' : ':'} ${what}.`;
  return new ActionError({ code: 'input', message, hint });
}

/**
 * True for an answer that says nothing about the object: of a webhook that does not take part in dry runs
 * (apiserver/pkg/admission/plugin/webhook/errors), of a server that knows none, or of a conflict that is over when the
 * object is made.
 */
export function isNoVerdict({ status, reason, message }: Refusal): boolean {
  if (/does not support dry run|dryRun/.test(message)) return true;
  return status === 409 && reason !== 'AlreadyExists';
}
