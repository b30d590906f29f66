import { pushedDigest } from '../site/image.ts';
import { plainHttp } from '../site/registry-config.ts';
import type { Site } from '../site/site.ts';
import { NOTHING_MORE, runWorkflow, type WorkflowResult, type WorkflowRun } from './act.ts';
import { type ExampleName, readExample } from './examples.ts';

/** Which user runs an example, and what it gets beyond its own words. */
export type ExampleOptions = Partial<Omit<WorkflowRun, 'text'>> & {
  readonly rights: 'ensure' | 'connect' | 'none';
  /** Inputs for every use of the action. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What is something else on the bed, beside the registry and the namespace. */
  readonly replaced?: Readonly<Record<string, string>>;
};

/** A small builder that goes as soon as nobody holds it. */
export const smallBuilder = { cpu: '100m', memory: '128Mi', 'keep-warm': '0' };

/** Runs a workflow of examples/ as it is there, but on the bed: see `onBed`. */
export function runExample(site: Site, name: ExampleName, options: ExampleOptions): Promise<WorkflowResult> {
  const { rights, inputs, replaced = {}, secrets = {}, ...more } = options;
  const kubeconfig = rights === 'none' ? {} : { KUBECONFIG: site.kubeconfig(rights) };
  const registry = { REGISTRY_USERNAME: 'a-robot', REGISTRY_PASSWORD: 'not-asked-for' };
  const text = Object.entries(replaced).reduce(
    (changed, [from, to]) => changed.replaceAll(from, to),
    onBed(site, readExample(name), inputs),
  );
  return runWorkflow(site, {
    ...NOTHING_MORE,
    text,
    secrets: { ...kubeconfig, ...registry, ...secrets },
    ...more,
  });
}

/** The registries that the examples push to. */
const REGISTRIES =
  /registry\.example\.com|registry\.registry\.svc:5000|123456789012\.dkr\.ecr\.eu-central-1\.amazonaws\.com|europe-west3-docker\.pkg\.dev|acmebuilds\.azurecr\.io/g;

/**
 * A text of examples/ with the bed's registry and the site's namespace in place of the ones that point nowhere.
 * Behind each namespace are the inputs that the bed needs: its image of BuildKit, plain http, and the given ones;
 * an empty one is left out.
 */
export function onBed(site: Site, text: string, inputs: Readonly<Record<string, string>>): string {
  const all = {
    namespace: site.namespace,
    image: site.bed.buildkitImage,
    'buildkitd-config-inline': plainHttp(site),
    ...inputs,
  };
  // JSON is YAML.
  const lines = Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return text
    .replaceAll(REGISTRIES, site.bed.registry)
    .replace(/^( +)namespace: builds(?:-[\w-]+)?$/gm, (_, indent: string) =>
      lines.map((line) => `${indent}${line}`).join('\n'),
    );
}

/** How many posts of ours act says that it ran well. */
export function countPosts({ log }: WorkflowResult): number {
  return [...log.matchAll(/Success - Post (\.\/|setup-buildx-kubernetes\/)/g)].length;
}

/** True when the registry has the image (`host:port/name:tag`) that this run pushed, and no older one. */
export async function hasPushed(site: Site, { log }: WorkflowResult, tag: string): Promise<boolean> {
  const digest = await pushedDigest(site, tag);
  return digest !== '' && log.includes(`pushing manifest for ${tag}@${digest}`);
}
