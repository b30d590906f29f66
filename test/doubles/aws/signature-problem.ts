/** Why a signed request is not believed. */
export type ProblemKind = 'unsigned' | 'incomplete' | 'unknown key' | 'expired keys' | 'wrong signature';

/** A signed request that is not believed. */
export class SignatureProblem extends Error {
  readonly kind: ProblemKind;

  constructor(kind: ProblemKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
