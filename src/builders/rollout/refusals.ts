import { type Refusal, refusalError } from '../../cluster/api/answer.ts';
import { ActionError, toActionError } from '../../lib/errors.ts';
import { isAdmission } from '../../lib/kubernetes/admission.ts';
import { faultOfInput, type InputFault } from '../diagnosis/input-fault.ts';
import { settingOf } from '../diagnosis/problem.ts';
import { explainRefusal } from '../holds/explain.ts';
import { renderDeployment } from '../manifests/deployment.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import type { ClaimNode } from './find-claim.ts';

/** Returns the error for a Deployment that the API server refuses; code `input`, with its name, where one is to blame. */
export function refusedDeployment(refusal: Refusal, spec: NodeSpec, verb: 'create' | 'patch'): ActionError {
  const fault = isOfContent(refusal) ? faultOfInput(refusal, patchedOf(spec)) : undefined;
  return fault === undefined ? otherwise(refusal, spec, `${verb} Deployments`) : badInput(fault);
}

/** Returns the same for a claim. */
export function refusedClaim(refusal: Refusal, spec: ClaimNode): ActionError {
  const [cause] = isOfContent(refusal) ? refusal.causes : [];
  const input = cause === undefined ? undefined : inputOfClaim(cause.field, spec);
  if (cause !== undefined && input !== undefined) return badInput({ input, what: cause.message });
  return otherwise(refusal, spec, 'create PersistentVolumeClaims');
}

/** No input is to blame alone: what helps is in the tables of hints. */
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

function inputOfClaim(field: string, { cache }: ClaimNode): string | undefined {
  if (field.startsWith('spec.resources')) return 'cache-size';
  if (field.startsWith('spec.storageClassName') && cache.storageClass !== undefined) return 'storage-class';
  return field.startsWith('metadata.') ? 'name' : undefined;
}

function badInput({ input, what, hint }: InputFault): ActionError {
  const message = `Input ${input}${/^has /.test(what) ? '' : ':'} ${what}.`;
  const topic = input === 'pod-patch' ? 'pod-patch' : 'input';
  return new ActionError({ code: 'input', topic, message, hint });
}

/**
 * True for an answer to a dry run that says nothing about the object: of a webhook that does not take part in dry runs
 * (apiserver/pkg/admission/plugin/webhook/errors), of a server that knows none, or of a conflict that is over by the time
 * when the object is created.
 */
export function isNoVerdict({ status, reason, message }: Refusal): boolean {
  if (/does not support dry run|dryRun/.test(message)) return true;
  return status === 409 && reason !== 'AlreadyExists';
}
