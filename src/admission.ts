/**
 * What helps when admission refuses an object, by the words of each plugin (kubernetes, plugin/pkg/admission and
 * apiserver/pkg/admission; pod-security-admission); '' when it was not admission that refused.
 */
export function remedyOfAdmission(message: string): string {
  if (message.includes('exceeded quota'))
    return 'Raise the ResourceQuota, or set the inputs cpu and memory lower.';
  if (/failed quota: .*must specify/.test(message))
    return 'The quota wants limits: give the namespace a LimitRange with defaults.';
  if (/(minimum|maximum) (cpu|memory) usage per|(cpu|memory) limit of/.test(message))
    return "Set the inputs cpu and memory within the namespace's LimitRange.";
  if (message.includes('violates PodSecurity')) {
    return 'BuildKit needs that, rootless too: label its namespace pod-security.kubernetes.io/enforce=privileged.';
  }
  if (isWebhookDown(message))
    return 'Mend the service behind that webhook, or exempt the namespace of the builder from it.';
  if (message.includes('admission webhook')) return 'Exempt the namespace of the builder from that webhook.';
  if (message.includes('ValidatingAdmissionPolicy'))
    return 'Exempt the namespace of the builder from that policy.';
  return '';
}

/** A webhook that did not answer, or not in time, may only be restarting. */
export function isWebhookDown(message: string): boolean {
  return message.includes('failed calling webhook');
}
