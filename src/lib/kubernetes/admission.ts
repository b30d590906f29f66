/** A webhook that did not answer, or not in time, may only be restarting. */
export function isWebhookDown(message: string): boolean {
  return message.includes('failed calling webhook');
}

/**
 * True when admission refused an object, by the words of the API server: quota, limits, policies, webhooks. Whoever has
 * no right is answered with `User "x" cannot …` instead (kubernetes, apiserver/pkg/endpoints/handlers/responsewriters).
 */
export function isAdmission(message: string): boolean {
  return (
    /is forbidden: (?!User ")|denied (?:the )?request|exceeded quota/.test(message) || isWebhookDown(message)
  );
}
