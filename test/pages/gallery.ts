import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PIECES = join(import.meta.dirname, '..', '..', '.build', 'gallery');
const GALLERY = join(import.meta.dirname, '..', 'cluster', 'gallery.md');

const PREFACE = `# What a job says, with a builder and without

Each is the log of a step on a real cluster, as people read it: first of jobs that get their builder, then of those whose
builder does not come up. Names and numbers that are others each time are replaced. Written by the tests
(\`GALLERY=1 npm test -- test/cluster/trouble\`), which fail where a cluster makes the action say something else than
this.
`;

/** The logs of jobs that get their builder. */
export const GOOD_RUNS = [
  'a builder that has to start',
  'a builder that starts for another job',
  'a builder that is up',
  'the end of a job',
] as const;

/** True when the gallery is to be written, and not to be compared with. */
export const isWritten = process.env.GALLERY !== undefined;

/** Keeps what a step said, for the gallery, with nothing in it that would be otherwise in the next run. */
export function keepForGallery(title: string, log: string): void {
  mkdirSync(PIECES, { recursive: true });
  const lines = log
    .trimEnd()
    .split('\n')
    .map((line) => SHOWN.reduce((text, [from, to]) => text.replace(from, to), line))
    .filter((line) => !PASSING.some((one) => one.test(line)))
    .map((line) => `    ${line}`.trimEnd());
  writeFileSync(join(PIECES, fileOf(title)), `\n## ${title}\n\n${lines.join('\n')}\n`);
}

/** Forgets the pieces of earlier runs, whose states there may no longer be. Good runs are always the same. */
export function emptyGallery(): void {
  const good: readonly string[] = GOOD_RUNS.map(fileOf);
  const pieces = existsSync(PIECES) ? readdirSync(PIECES) : [];
  for (const name of pieces) if (!good.includes(name)) rmSync(join(PIECES, name));
}

function fileOf(title: string): string {
  return `${title}.md`;
}

/** Puts the kept pieces together. */
export function writeGallery(): void {
  const good: readonly string[] = GOOD_RUNS.map(fileOf);
  const names = readdirSync(PIECES).sort();
  const inOrder = [
    ...good.filter((one) => names.includes(one)),
    ...names.filter((one) => !good.includes(one)),
  ];
  const pieces = inOrder.map((name) => readFileSync(join(PIECES, name), 'utf8'));
  writeFileSync(GALLERY, `${PREFACE}${pieces.join('')}`);
}

/** The logs in the gallery by their titles. */
export function readGallery(): ReadonlyMap<string, string> {
  const [, ...pieces] = readFileSync(GALLERY, 'utf8').split(/^## /m);
  return new Map(
    pieces.map((piece) => {
      const [title = '', ...lines] = piece.trimEnd().split('\n');
      return [
        title,
        lines
          .map((line) => line.slice(4))
          .join('\n')
          .trim(),
      ];
    }),
  );
}

/** What the scheduler says of a cluster node that is not meant, or that has just joined. */
const OTHER_NODE =
  "N node\\(s\\) (?:didn't match Pod's node affinity/selector|had untolerated taint(?:\\(s\\)| \\{node\\.kubernetes\\.io/[^}]*\\}))";

/** GitHub shows a group by its title, which opens it. */
const GROUP = [/^##\[group\]/, '▾ '] as const;
const END_OF_GROUP = /^##\[endgroup\]$/;

/** Whether a step sees the process of the runner depends on what runs the tests. */
const UNSEEN_RUNNER = /^This step does not see the runner, as in a container: /;

/** Names, times and numbers that are others each time. */
const CHANGING: readonly (readonly [RegExp, string])[] = [
  GROUP,
  [/^ *[\d#]+\.[\d#] s(?= {2})/, '   SECONDS'],
  [/(?<![\d#])[\d#]+\.[\d#] s\b/g, 'SECONDS'],
  [/^(setup-buildx-kubernetes) \S+, buildx \S+$/, '$1 VERSION, buildx VERSION'],
  [/(?<=BuildKit )[\d.]+/g, 'VERSION'],
  [/(?<=joined; (?:up for|still starting, created) )\w+/, 'AGE'],
  [/(?:\d{4}-\d\d-\d\d )?\b\d\d:\d\d UTC/g, 'TIME'],
  // Which phases of a start are long enough to be told.
  [/(?<=^Ready in .*) \([^)]* for [^)]*\)/, ''],
  [/(?<![0-9a-z])t-[0-9a-f]{8}(?![0-9a-z])/g, 'NAMESPACE'],
  [/\b(trouble-[0-9a-z]+)-[0-9a-z]{7,10}-[0-9a-z]{5}(?![0-9a-z])/g, '$1-POD'],
  [/\b(trouble-[0-9a-z]+)-[0-9a-z]{7,10}-(?=")/g, '$1-POD'],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'UID'],
  [/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME'],
  [/\b\d+(\.\d+){3}:\d+|\b127\.0\.0\.1:\d+/g, 'ADDRESS'],
  [/\b0\/\d+ nodes/g, '0/N nodes'],
  [/\b\d+ (node\(s\)|Preemption)/g, 'N $1'],
  // The bed may have a cluster node of another kind, which no pod of these tests is meant for, or may just get it.
  [new RegExp(`(?<=nodes are available: .*), ${OTHER_NODE}`, 'g'), ''],
  [new RegExp(`(?<=nodes are available: )${OTHER_NODE}, `, 'g'), ''],
  [/(?<=preemption: 0\/N nodes are available: ).*/g, 'REASONS'],
  [/trying again in \d+ ms/g, 'trying again'],
  [/back-off \d+s/g, 'back-off'],
  [/ \(\d+ times\)$/g, ''],
  [/\(\d+ restarts?\)/g, '(restarts)'],
  // The second try says that it is one, before the same words.
  [/ImagePullBackOff: Back-off pulling image "[^"]*": (?=ErrImagePull)/g, ''],
];

/** The same for whoever reads it: what is written in place of them looks like them. */
const SHOWN: readonly (readonly [RegExp, string])[] = [
  GROUP,
  [/(?<![0-9a-z])t-[0-9a-f]{8}(?![0-9a-z])/g, 't-0a1b2c3d'],
  [/\b((?:trouble|good)-[0-9a-z]+)-[0-9a-z]{7,10}-[0-9a-z]{5}(?![0-9a-z])/g, '$1-5f89da04cb-x7k2p'],
  [/\b((?:trouble|good)-[0-9a-z]+)-[0-9a-z]{7,10}-(?=")/g, '$1-5f89da04cb-'],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '00000000-0000-0000-0000-000000000000'],
  [/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-01-01T00:00:00Z'],
  [/(?:\d{4}-\d\d-\d\d )?\b\d\d:\d\d UTC/g, '14:32 UTC'],
  [/\b127\.0\.0\.1:\d+/g, '127.0.0.1:40000'],
  [/\b\d+\.\d s\b/g, '#.# s'],
  [/^ *(#\.# s)(?= {2})/, '   $1'],
  [/(?<=joined; (?:up for|still starting, created) )\w+/, '12s'],
  [/trying again in \d+ ms/g, 'trying again in 500 ms'],
  [/back-off \d+s/g, 'back-off 10s'],
  [/ \(\d+ times\)$/g, ' (3 times)'],
  [/\((?:[2-9]|\d\d+) restarts\)/g, '(2 restarts)'],
];

/** States of every pod that are not seen in each run, and what is there of no person's log, or is shown otherwise. */
const PASSING = [
  END_OF_GROUP,
  UNSEEN_RUNNER,
  /^ +#\.# s {2}\S+ {2}(Running|scheduled on \S+, its volumes are mounted|(buildkitd|container \S+) runs and does not answer yet)$/,
];

/** States that come and go too fast for each to be seen, and what the kubelet of the bed says of every pod. */
const FLEETING = [
  /^ +SECONDS {2}\S+ {2}(Running|scheduled on \S+(, its volumes are mounted)?|(buildkitd|container \S+) runs and does not answer yet)$/,
  /^ +SECONDS {2}\S+ {2}its volume is not bound yet$/,
  /^ +SECONDS {2}\S+ {2}still waiting for /,
  // The error says the same; whether a look came between depends on when the cluster gives the node up.
  /^ +SECONDS {2}\S+ {2}Pod \S+ should have terminated at .*, which does not answer /,
  // Whether the cluster node is silent before its pod is so late that the step gives up.
  /^ +SECONDS {2}\S+ {2}Pod \S+ should have terminated .*, which does not answer \(\w+\)\.$/,
  // A container that crashes is seen between two runs of it, in one of several states, or not at all.
  /^ +SECONDS {2}\S+ {2}(container \S+: )?(Error|CrashLoopBackOff|Completed|exit code)\b/,
  /^ {2}Warning \w+ on Pod /,
  /^What the cluster says of builder /,
  END_OF_GROUP,
  UNSEEN_RUNNER,
];

/** What a log says each time that this state is there: its lines without their order. */
export function essenceOf(log: string): readonly string[] {
  const lines = log
    .split('\n')
    .map((line) => CHANGING.reduce((text, [from, to]) => text.replace(from, to), line));
  const lasting = lines.filter((line) => line !== '' && !FLEETING.some((one) => one.test(line)));
  return [...new Set(lasting)].sort();
}
