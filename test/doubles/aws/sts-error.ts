import type { Refusal } from './behavior.ts';
import { type ProblemKind, SignatureProblem } from './signature-problem.ts';

/** What STS says in place of a result. */
export class StsError extends Error {
  readonly refusal: Refusal;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.refusal = { status, code, message };
  }
}

const CODES: Readonly<Record<ProblemKind, string>> = {
  unsigned: 'MissingAuthenticationToken',
  incomplete: 'IncompleteSignature',
  'unknown key': 'InvalidClientTokenId',
  'expired keys': 'ExpiredToken',
  'wrong signature': 'SignatureDoesNotMatch',
};

/** The refusal that an error amounts to. */
export function stsRefusalOf(error: unknown): Refusal {
  if (error instanceof StsError) return error.refusal;
  if (error instanceof SignatureProblem)
    return { status: 403, code: CODES[error.kind], message: error.message };
  return { status: 500, code: 'InternalFailure', message: String(error) };
}
