import type { NodeSpec } from '../builder/spec.ts';
import { ActionError, type ErrorCode } from '../errors.ts';
import { fitted } from '../untrusted.ts';

/** Words of one of a builder's nodes, which say which. */
export function inNode(name: string, words: string): string {
  return `Node ${name}: ${words}`;
}

/** What is wrong with one node, and not with the whole step. */
const OF_NODES: readonly ErrorCode[] = ['input', 'forbidden', 'conflict', 'not-ready'];

/** What went wrong with one of a builder's nodes, in words that say with which; a builder with one has no need of it. */
export function ofNode(
  { nodes }: { readonly nodes: readonly NodeSpec[] },
  { name }: NodeSpec,
  thrown: unknown,
): unknown {
  if (nodes.length < 2 || !(thrown instanceof ActionError)) return thrown;
  const { code, message, hint, cause } = thrown;
  if (!OF_NODES.includes(code) || message.includes(name)) return thrown;
  return new ActionError(code, fitted(inNode(name, message), hint), hint, cause);
}
