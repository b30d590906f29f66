/** One node as `docker buildx inspect` shows it; undefined for what it does not say. */
export type InspectedNode = {
  readonly name: string;
  readonly endpoint: string;
  readonly status: string | undefined;
  readonly error: string | undefined;
  /** BuildKit's version; undefined when the node did not answer. */
  readonly buildkit: string | undefined;
  readonly platforms: readonly string[];
  /** `name=value`, as the instance has them. */
  readonly driverOpts: readonly string[];
  /** The daemon's arguments that the instance names. */
  readonly flags: string | undefined;
  /** What the daemon's worker says of itself. */
  readonly labels: ReadonlyMap<string, string>;
};

/**
 * Reads the text of `docker buildx inspect NAME` (buildx, commands/inspect.go): after `Nodes:` a block of
 * `Key: value` lines per node, which starts with `Name:`.
 */
export function parseInspect(output: string): readonly InspectedNode[] {
  const [, nodes = ''] = output.split(/^Nodes:\s*$/m);
  return nodes
    .split(/^(?=Name:)/m)
    .filter((block) => block.startsWith('Name:'))
    .map(parseNode);
}

function parseNode(block: string): InspectedNode {
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(block)?.[1]?.trim() || undefined;
  return {
    name: field('Name') ?? '',
    endpoint: field('Endpoint') ?? '',
    status: field('Status'),
    error: field('Error'),
    buildkit: field('BuildKit version') ?? field('Buildkit'),
    labels: readLabels(block),
    driverOpts: readDriverOpts(field('Driver Options') ?? ''),
    flags: field('BuildKit daemon flags') ?? field('Flags'),
    // A star marks what the instance itself asks for.
    platforms: (field('Platforms')?.split(',') ?? []).map((platform) => platform.trim().replace(/\*$/, '')),
  };
}

/** Indented lines below `Labels:`. */
function readLabels(block: string): ReadonlyMap<string, string> {
  const [, lines = ''] = /^Labels:[ \t]*\n((?:[ \t]+.*(?:\n|$))*)/m.exec(block) ?? [];
  const labels = [...lines.matchAll(/^\s+(\S+):\s+(.*?)\s*$/gm)];
  return new Map(labels.map(([, name = '', value = '']) => [name, value]));
}

/** `name="value" other="value"`, each value as Go quotes it. */
function readDriverOpts(text: string): readonly string[] {
  return [...text.matchAll(/(\S+?)="((?:[^"\\]|\\.)*)"/g)].map(
    ([, name = '', value = '']) => `${name}=${value.replace(/\\(.)/g, '$1')}`,
  );
}

/** Returns why a node cannot be built on, undefined when all can: `inspect` exits 0 either way. */
export function findProblem(nodes: readonly InspectedNode[]): string | undefined {
  if (nodes.length === 0) return 'it shows no node';
  const bad = nodes.find(
    ({ status, error, buildkit }) => status !== 'running' || error !== undefined || buildkit === undefined,
  );
  if (bad === undefined) return undefined;
  return `node ${bad.name} is ${bad.status ?? 'unknown'}${bad.error === undefined ? '' : ` (${bad.error})`}`;
}
