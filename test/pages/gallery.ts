import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PIECES = join(import.meta.dirname, '..', '..', '.build', 'gallery');
const GALLERY = join(import.meta.dirname, '..', 'cluster', 'gallery.md');

const PREFACE = `# What a job says when its builder does not come up

Each is the log of a step on a real cluster, as the person with the red job reads it. Written by the tests
(\`GALLERY=1 npm test -- test/cluster/trouble\`), which fail where a cluster makes the action say something else than
this.
`;

/** True when the gallery is to be written, and not to be compared with. */
export const isWritten = process.env.GALLERY !== undefined;

/** Keeps what a step said, for the gallery. */
export function keepForGallery(title: string, log: string): void {
  mkdirSync(PIECES, { recursive: true });
  const lines = log
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`);
  writeFileSync(join(PIECES, `${title}.md`), `\n## ${title}\n\n${lines.join('\n')}\n`);
}

/** Forgets the pieces of earlier runs, whose states there may no longer be. */
export function emptyGallery(): void {
  rmSync(PIECES, { recursive: true, force: true });
}

/** Puts the kept pieces together. */
export function writeGallery(): void {
  const pieces = readdirSync(PIECES)
    .sort()
    .map((name) => readFileSync(join(PIECES, name), 'utf8'));
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

/** Names, times and numbers that are others each time. */
const CHANGING: readonly (readonly [RegExp, string])[] = [
  [/^ *\d+\.\d s(?= {2})/, '   SECONDS'],
  [/\b\d+\.\d s\b/g, 'SECONDS'],
  [/^(setup-buildx-kubernetes) \S+, buildx \S+$/, '$1 VERSION, buildx VERSION'],
  [/(?<![0-9a-z])t-[0-9a-f]{8}(?![0-9a-z])/g, 'NAMESPACE'],
  [/\b(trouble-[0-9a-z]+)-[0-9a-z]{7,10}-[0-9a-z]{5}(?![0-9a-z])/g, '$1-POD'],
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

/** States that come and go too fast for each to be seen, and what the kubelet of the bed says of every pod. */
const FLEETING = [
  /^ +SECONDS {2}\S+ {2}(Running|scheduled on \S+(, its volumes are mounted)?|(buildkitd|container \S+) runs and does not answer yet)$/,
  /^ +SECONDS {2}\S+ {2}no cluster node fits yet: .*unbound immediate PersistentVolumeClaims/,
  /^ +SECONDS {2}\S+ {2}still waiting for /,
  // A container that crashes is seen between two runs of it, in one of several states, or not at all.
  /^ +SECONDS {2}\S+ {2}(container \S+: )?(Error|CrashLoopBackOff|Completed|exit code)\b/,
  /^ {2}Warning \w+ on Pod /,
  /^What the cluster says of builder /,
  // Whether a step sees the process of the runner depends on what runs the tests.
  /^This step does not see the runner, as in a container: /,
];

/** What a log says each time that this state is there: its lines without their order. */
export function essenceOf(log: string): readonly string[] {
  const lines = log
    .split('\n')
    .map((line) => CHANGING.reduce((text, [from, to]) => text.replace(from, to), line));
  const lasting = lines.filter((line) => line !== '' && !FLEETING.some((one) => one.test(line)));
  return [...new Set(lasting)].sort();
}
