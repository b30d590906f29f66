import { dirname } from 'node:path';

import { ActionError } from '../errors.ts';

/** The start of the names of our folders in RUNNER_TEMP. */
export const FOLDER_PREFIX = 'setup-buildx-kubernetes-';

/**
 * Code `conflict` when an instance of this name is in the store and not ours to replace. Ours are those whose
 * kubeconfig was made by an earlier step of this job, or is gone (a job that is over). `folder` is this step's own:
 * those of a job differ in what is behind the last dash.
 */
export function refuseTaken(
  name: string,
  json: string,
  folder: string,
  exists: (path: string) => boolean,
): void {
  if (json === '') return;
  const kubeconfigs = kubeconfigsOf(json);
  const ofThisJob = folder.slice(0, folder.lastIndexOf('-') + 1);
  const ours = kubeconfigs.length > 0 && kubeconfigs.every((path) => path.includes(`/${FOLDER_PREFIX}`));
  if (ours && kubeconfigs.every((path) => path.startsWith(ofThisJob) || !exists(path))) return;
  const hint = ours
    ? 'Another job of this machine uses it: leave name empty, or choose another.'
    : 'Choose another name.';
  throw new ActionError(
    'conflict',
    `Input name: buildx has an instance ${name} on this runner already.`,
    hint,
  );
}

/** True for an instance of ours whose job is over: its kubeconfig is gone. */
export function isAbandoned(json: string, exists: (path: string) => boolean): boolean {
  const kubeconfigs = kubeconfigsOf(json);
  return (
    kubeconfigs.length > 0 && kubeconfigs.every((path) => path.includes(`/${FOLDER_PREFIX}`) && !exists(path))
  );
}

/** True when the instance is the one that this job wrote, going by the folder of its kubeconfig. */
export function isInstanceOf(json: string, folder: string): boolean {
  const kubeconfigs = kubeconfigsOf(json);
  return kubeconfigs.length > 0 && kubeconfigs.every((path) => path.startsWith(`${folder}/`));
}

/** The folder of the job that wrote an instance; '' when it is none of ours. */
export function folderOfInstance(json: string): string {
  const [kubeconfig = ''] = kubeconfigsOf(json);
  return kubeconfig.includes(`/${FOLDER_PREFIX}`) ? dirname(kubeconfig) : '';
}

function kubeconfigsOf(json: string): readonly string[] {
  try {
    const { Nodes: nodes }: { readonly Nodes?: readonly { readonly Endpoint?: string }[] } = JSON.parse(json);
    return (nodes ?? []).map(({ Endpoint: endpoint = '' }) =>
      URL.canParse(endpoint) ? (new URL(endpoint).searchParams.get('kubeconfig') ?? '') : '',
    );
  } catch {
    return [];
  }
}
