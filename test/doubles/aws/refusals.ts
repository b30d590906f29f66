import type { Refusal } from './behavior.ts';

const expired = 'The security token included in the request is expired';

/** What STS says to those whom it does not serve. */
export const stsRefusals = {
  accessDenied: { status: 403, code: 'AccessDenied', message: 'Not authorized' },
  expiredToken: { status: 403, code: 'ExpiredToken', message: expired },
  throttled: { status: 400, code: 'Throttling', message: 'Rate exceeded' },
} as const satisfies Readonly<Record<string, Refusal>>;

/** What EKS says. */
export const eksRefusals = {
  expiredToken: { status: 403, code: 'ExpiredTokenException', message: expired },
  throttled: { status: 429, code: 'ThrottlingException', message: 'Rate exceeded' },
  unavailable: { status: 503, code: 'ServiceUnavailableException', message: 'Service is unavailable' },
} as const satisfies Readonly<Record<string, Refusal>>;
