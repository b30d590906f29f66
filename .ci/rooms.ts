/** A room of src/: a folder with one subject. */
export type Room = {
  /** What it is for, in a line. */
  readonly what: string;
  /** The other rooms whose files its files may import, types included. */
  readonly rooms: readonly string[];
  /** The packages that they may import; `node:` stands for every module of Node. */
  readonly packages: readonly string[];
};

const LIB = ['lib', 'lib/kubernetes', 'lib/github', 'lib/system'];

/**
 * Every room, from the top of the house to its ground: each imports only rooms below it. '' is src/ itself, where the
 * entries and the two stories are.
 */
export const ROOMS: Readonly<Record<string, Room>> = {
  '': {
    what: 'the entry points: main, post, the renewer, and the credential plugin',
    rooms: [
      'action/setup',
      'action/teardown',
      'action/summary',
      'action/renewal',
      'action/runner',
      'builders/rollout',
      'builders/holds',
      'builders/manifests',
      'cluster/kubeconfig',
      'cluster/api',
      'cluster/recipe',
      'cluster/network',
      'lib/system',
      'lib',
    ],
    packages: [],
  },
  'action/setup': {
    what: 'the steps of main',
    rooms: [
      'action/summary',
      'action/renewal',
      'action/inputs',
      'action/runner',
      'builders/rollout',
      'builders/holds',
      'builders/diagnosis',
      'builders/manifests',
      'buildx',
      'cluster/eks',
      'cluster/kubeconfig',
      'cluster/api',
      'cluster/access',
      'cluster/recipe',
      'cluster/aws',
      'cluster/network',
      'lib/github',
      'lib/system',
      'lib/kubernetes',
      'lib',
    ],
    packages: ['node:'],
  },
  'action/teardown': {
    what: 'the steps of post',
    rooms: [
      'action/runner',
      'builders/rollout',
      'builders/holds',
      'builders/manifests',
      'buildx',
      'cluster/kubeconfig',
      'cluster/api',
      'cluster/access',
      'lib/kubernetes',
      'lib',
    ],
    packages: ['node:'],
  },
  'action/summary': {
    what: 'the job summary: one page of Markdown from what buildx and main know of the builds',
    rooms: [
      ...[
        'action/runner',
        'builders/manifests',
        'buildx',
        'cluster/kubeconfig',
        'cluster/api',
        'cluster/access',
      ],
      ...['lib/kubernetes', 'lib'],
    ],
    packages: [],
  },
  'action/renewal': {
    what: 'the renewer, which outlives main: how main starts it, and what it is told',
    rooms: ['action/runner', 'builders/holds', 'builders/manifests', 'lib/system', 'lib'],
    packages: ['node:'],
  },
  'action/inputs': {
    what: 'from action.yml to one typed value',
    rooms: [
      'action/runner',
      'builders/manifests',
      'buildx',
      'cluster/kubeconfig',
      'cluster/aws',
      'lib/github',
      'lib/system',
      'lib/kubernetes',
      'lib',
    ],
    packages: ['node:', 'smol-toml', '@actions/core'],
  },
  'action/runner': {
    what: 'the interface to the runner: the environment, the log, outputs and state, and the API client that logs there',
    rooms: [
      ...['builders/manifests', 'buildx'],
      ...['cluster/api', 'cluster/access', 'cluster/recipe', 'cluster/aws', 'cluster/network', 'lib'],
    ],
    packages: ['node:', '@actions/core'],
  },
  'builders/rollout': {
    what: 'makes the cluster match what a job asks for',
    rooms: [
      ...['builders/waiting', 'builders/holds', 'builders/diagnosis', 'builders/manifests'],
      ...['cluster/api', 'lib', 'lib/kubernetes', 'lib/system'],
    ],
    packages: ['@kubernetes/client-node'],
  },
  'builders/waiting': {
    what: 'waits until builders are ready, and only reads',
    rooms: [
      'builders/holds',
      'builders/diagnosis',
      'builders/manifests',
      'cluster/api',
      'lib',
      'lib/kubernetes',
      'lib/system',
    ],
    packages: [],
  },
  'builders/holds': {
    what: 'takes, renews and releases holds, and makes them owners of Deployments',
    rooms: ['builders/diagnosis', 'builders/manifests', 'cluster/api', 'lib', 'lib/kubernetes', 'lib/system'],
    packages: [],
  },
  'builders/diagnosis': {
    what: 'pure: why a builder is not ready, and what helps',
    rooms: ['builders/manifests', 'lib', 'lib/kubernetes'],
    packages: ['@kubernetes/client-node'],
  },
  'builders/manifests': {
    what: 'pure: what a builder is made of, as data',
    rooms: ['lib', 'lib/kubernetes'],
    packages: ['@kubernetes/client-node', 'smol-toml', 'yaml'],
  },
  buildx: {
    what: "the runner's buildx: find it, write its instance, verify that it reaches the builder",
    rooms: ['lib', 'lib/system'],
    packages: ['node:'],
  },
  'cluster/eks': {
    what: 'finds an EKS cluster by its name',
    rooms: ['cluster/recipe', 'cluster/aws', 'cluster/network', 'lib'],
    packages: ['node:', '@aws-sdk/client-eks'],
  },
  'cluster/kubeconfig': {
    what: 'reads a kubeconfig, and writes the one of the job',
    rooms: ['cluster/access', 'cluster/recipe', 'cluster/aws', 'cluster/network', ...LIB],
    packages: ['node:', 'yaml'],
  },
  'cluster/api': {
    what: 'HTTPS to one API server',
    rooms: ['cluster/access', 'cluster/network', 'lib', 'lib/kubernetes', 'lib/system'],
    packages: ['node:', '@kubernetes/client-node'],
  },
  'cluster/access': {
    what: 'the identity of the job at a cluster, and the credential of each request',
    rooms: ['cluster/recipe', 'cluster/aws', 'cluster/network', 'lib', 'lib/system'],
    packages: ['node:'],
  },
  'cluster/recipe': {
    what: "how to get a token later, without this step's environment",
    rooms: ['cluster/aws', 'cluster/network', 'lib', 'lib/github', 'lib/system'],
    packages: ['node:'],
  },
  'cluster/aws': {
    what: 'what the environment says about AWS, credentials from the AWS SDK, and EKS tokens',
    rooms: ['cluster/network', 'lib'],
    packages: ['node:', '@aws-sdk/credential-providers', 'aws4'],
  },
  'cluster/network': {
    what: 'proxies, trusted certificates, and small HTTP requests',
    rooms: ['lib', 'lib/system'],
    packages: ['node:'],
  },
  'lib/github': {
    what: "GitHub's events, and whose code or words they bring",
    rooms: ['lib', 'lib/system'],
    packages: [],
  },
  'lib/system': {
    what: 'what Node.js offers: child processes, files, pauses, the computer',
    rooms: ['lib'],
    packages: ['node:'],
  },
  'lib/kubernetes': {
    what: 'pure: kinds, names, quantities and times of Kubernetes',
    rooms: ['lib'],
    packages: ['@kubernetes/client-node'],
  },
  lib: {
    what: 'pure, could be packages: errors, safe text, JSON, durations, platforms',
    rooms: [],
    packages: ['node:util'],
  },
};

/** The table as CONTRIBUTING shows it. */
export function renderRooms(): string {
  const rows = Object.entries(ROOMS).map(([name, { what, rooms }]) => {
    const others = rooms.map((room) => `\`${room}\``).join(' ') || 'nothing';
    return `| \`src/${name}\` | ${what} | ${others} |`;
  });
  return ['| room | what | imports |', '|---|---|---|', ...rows].join('\n');
}
