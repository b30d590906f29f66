import { toBase64 } from '../lib/base64.ts';
import type { Platform } from '../lib/platform.ts';

/** True for what buildx takes as an instance name (buildx, store/util.go); `default` is its own. */
export function isInstanceName(name: string): boolean {
  return /^[a-zA-Z][a-zA-Z0-9._-]{0,99}$/.test(name) && name.toLowerCase() !== 'default';
}

/** One node of an instance: what buildx needs to find the pods of one Deployment or StatefulSet. */
export type InstanceNode = {
  readonly name: string;
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly namespace: string;
  /** Empty: buildx asks the node. */
  readonly platforms: readonly Platform[];
};

/** An instance, as buildx keeps it in a file of that name. */
export type Instance = {
  readonly name: string;
  readonly kubeconfig: string;
  readonly nodes: readonly InstanceNode[];
  readonly registriesToml: string | undefined;
  /** What the registries name: paths below buildkitd's folder of configuration. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
};

/**
 * The JSON of an instance (buildx, store/nodegroup.go). The node's name is what buildx dials by, and of the
 * endpoint it reads only `kubeconfig`; `deployment` keeps endpoints apart. Registry settings go into the first
 * node's Files, where buildx itself reads them.
 */
export function renderInstance(instance: Instance): string {
  const nodes = instance.nodes.map((node, index) => ({
    Name: node.name,
    Endpoint: endpointOf(instance, node),
    Platforms: node.platforms.length === 0 ? null : node.platforms.map(renderPlatform),
    Flags: null,
    DriverOpts: renderDriverOpts(node),
    Files: index === 0 ? renderFiles(instance) : null,
  }));
  return JSON.stringify({ Name: instance.name, Driver: 'kubernetes', Nodes: nodes, Dynamic: false });
}

function endpointOf(instance: Instance, node: InstanceNode): string {
  const query = new URLSearchParams({ deployment: node.name, kubeconfig: instance.kubeconfig });
  // Go's query parser and ours agree on '+' for a space, and paths may hold one.
  return `kubernetes:///${instance.name}?${query}`;
}

/**
 * The key of an annotation that no API server accepts, because of its blanks, and that says why. When the Deployment
 * of a node is missing, buildx makes a generic privileged one in its place, which nothing would ever remove
 * (driver/kubernetes/driver.go, Bootstrap). This option is read only there: the API server refuses what buildx would
 * make, and the build fails at once with these words. At most 63 characters, or the refusal is about the length too;
 * no `,` `=` `"`, which buildx splits at.
 */
export const REFUSED_ANNOTATION = 'The builder is gone. Run the step setup-buildx-kubernetes again';

/** For whoever meets the option in `docker buildx inspect` while the builder is there. */
const REFUSED_VALUE = 'the error text for that case';

/** Only options of buildx 0.15: an unknown one makes every later buildx command fail at load. */
function renderDriverOpts(node: InstanceNode): Readonly<Record<string, string>> {
  const options = { namespace: node.namespace, annotations: `${REFUSED_ANNOTATION}=${REFUSED_VALUE}` };
  if (node.kind === 'Deployment') return options;
  // Of this option buildx takes that it shall look for a StatefulSet; the size is used only by a creation.
  return { ...options, 'persistent-volume-claim.requests.storage': '1Gi' };
}

function renderFiles(instance: Instance): Readonly<Record<string, string>> | null {
  if (instance.registriesToml === undefined) return null;
  const toml = { path: 'buildkitd.toml', text: instance.registriesToml };
  const files = [toml, ...instance.files].map(({ path, text }) => [path, toBase64(text)] as const);
  return Object.fromEntries(files);
}

function renderPlatform({ architecture, os, variant }: Platform): object {
  return { architecture, os, ...(variant === undefined ? {} : { variant }) };
}
