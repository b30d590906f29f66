/** Returns a text as base64, as kubeconfigs and Kubernetes write it. */
export function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
