/** True for a DNS label, which namespaces and the names of objects must be (RFC 1123). */
export function isDnsLabel(name: string): boolean {
  return name.length <= 63 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name);
}

/** True for the namespaces that are Kubernetes' own: a name that starts with `kube-` is reserved for them. */
export function isSystemNamespace(name: string): boolean {
  return name.startsWith('kube-');
}

/** True for a DNS subdomain, which the names of Deployments may be. */
export function isDnsSubdomain(name: string): boolean {
  return name.length <= 253 && name.split('.').every(isDnsLabel);
}
