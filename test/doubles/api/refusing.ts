import { answer } from './fake-api.ts';
import type { Intervene } from './fake-cluster.ts';

const REASON: Readonly<Record<number, string>> = { 400: 'BadRequest', 403: 'Forbidden', 422: 'Invalid' };

/** Refuses new objects of a kind, tried or made, in these words of an API server. */
export function refusing(kind: string, status: number, message: string, details: object = {}): Intervene {
  return ({ method, path }, response) => {
    if (method !== 'POST' || !new URL(path, 'https://x').pathname.endsWith(`/${kind}`)) return false;
    const reason = REASON[status] ?? '';
    answer(response, status, { kind: 'Status', status: 'Failure', code: status, reason, message, details });
    return true;
  };
}

/** Refuses a Deployment for one field of its template. */
export function invalidTemplate(field: string, message: string): Intervene {
  const words = `Deployment.apps "ci-amd64" is invalid: ${field}: ${message}`;
  return refusing('deployments', 422, words, { causes: [{ reason: 'FieldValueInvalid', field, message }] });
}
