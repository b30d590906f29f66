import { pushedDigest } from '../site/image.ts';
import { plainHttp } from '../site/registry-config.ts';
import type { Site } from '../site/site.ts';
import { runWorkflow, type WorkflowResult, type WorkflowRun } from './act.ts';

/** Which user runs an example, and what it gets beyond the README's words. */
export type ExampleOptions = Omit<WorkflowRun, 'text' | 'secrets'> & {
  readonly rights: 'ensure' | 'connect';
  /** Inputs for every use of the action. */
  readonly inputs: Readonly<Record<string, string>>;
};

/** A small builder that goes as soon as nobody holds it. */
export const smallBuilder = { cpu: '100m', memory: '128Mi', 'keep-warm': '0' };

/** Runs a workflow of the README as it is there, but on the bed: see `onBed`. */
export function runExample(site: Site, text: string, options: ExampleOptions): Promise<WorkflowResult> {
  const { rights, inputs, ...more } = options;
  const secrets = { KUBECONFIG: site.kubeconfig(rights) };
  return runWorkflow(site, { text: onBed(site, text, inputs), secrets, ...more });
}

/**
 * A text of the README with the bed's registry and the site's namespace in place of the ones that point nowhere.
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
    .replaceAll(/registry\.example\.com|registry\.builds\.svc:5000/g, site.bed.registry)
    .replace(/^( +)namespace: builds$/gm, (_, indent: string) =>
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
