import { ActionError, type ErrorCode } from '../../lib/errors.ts';
import { settingOf } from '../diagnosis/problem.ts';
import { explained } from '../holds/explained.ts';
import type { NodeSpec } from '../manifests/spec.ts';

/** Words of one of a builder's nodes, which say which. */
export function inNode(name: string, words: string): string {
  return `Node ${name}: ${words}`;
}

/** What is wrong with one node, and not with the whole step. */
const OF_NODES: readonly ErrorCode[] = ['input', 'forbidden', 'conflict', 'not-ready'];

/**
 * What went wrong with one of a builder's nodes: where the API server refused something, with what helps this job, and
 * in words that say with which node; a builder with one has no need of it.
 */
export function ofNode(
  { nodes }: { readonly nodes: readonly NodeSpec[] },
  spec: NodeSpec,
  thrown: unknown,
): unknown {
  const error = explained(thrown, settingOf(spec));
  if (nodes.length < 2 || !(error instanceof ActionError)) return error;
  const { code, message, hint, cause } = error;
  if (!OF_NODES.includes(code) || message.includes(spec.name)) return error;
  return new ActionError({ code, message: inNode(spec.name, message), hint, cause });
}
