/** The start of the names of jobs' own folders, which are in RUNNER_TEMP. */
export const FOLDER_PREFIX = 'setup-buildx-kubernetes-';

/**
 * The files in a job's own folder, which has mode 0700. `post` removes the folder with all of them.
 */
const JOB_FILES = {
  /** The job's own access to the cluster. */
  kubeconfig: 'kubeconfig',
  /** The access of later steps when the input `build-service-account` is set, and its token, which the renewer replaces. */
  buildKubeconfig: 'build-kubeconfig',
  buildToken: 'build-token',
  /** A copy of our credential plugin, beside which are the files that it loads, and the recipe by which it gets credentials. */
  plugin: 'plugin.js',
  recipe: 'recipe.json',
  /** What a run of the plugin keeps for the next one: AWS credentials, and what STS said of the job's own keys. */
  awsCredentials: 'recipe.json.cache',
  askedKeys: 'recipe.json.asked',
  /** What the renewer is to do. It stops when the file is removed. */
  renewalOrder: 'renewal.json',
  /** What buildx' `current`, and BUILDX_BUILDER and BUILDX_CONFIG, were before this step. */
  formerCurrent: 'former-current',
  formerChoices: 'former-choices.json',
} as const;

/** Returns the path of a file in the job's own folder. */
export function jobFile(folder: string, name: keyof typeof JOB_FILES): string {
  return `${folder}/${JOB_FILES[name]}`;
}
