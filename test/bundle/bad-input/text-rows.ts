import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { base64, CANARY, kubeconfigRow, type Place, type Row } from './row.ts';

const good = ({ kubeconfig }: Place): string => kubeconfig({});
const MIB = 1024 * 1024;
const LATIN1 = Buffer.from(`clusters: caf\u00e9 ${CANARY}\n`, 'latin1');
const BOMB = `a: &a [${CANARY}]\nb: &b [${'*a,'.repeat(200)}]\nc: [${'*b,'.repeat(200)}]\nclusters: *b\n`;

function link({ scripted }: Place, target: string): string {
  const path = join(scripted.job.workspace, 'link');
  symlinkSync(target, path);
  return path;
}

function fifo({ scripted }: Place, folder = scripted.job.workspace): string {
  const path = join(folder, 'fifo');
  execFileSync('mkfifo', [path]);
  return path;
}

/** What is no kubeconfig by its text, and what is no file. */
export const TEXT_ROWS: readonly Row[] = [
  kubeconfigRow(1, 'an empty kubeconfig, and none elsewhere', /no kubeconfig was given/, () => ''),
  kubeconfigRow(2, 'blanks, and none elsewhere', /no kubeconfig was given/, () => ' \n\t '),
  kubeconfigRow(5, 'a NUL byte in base64', /^Input kubeconfig/, (place) => base64(`${good(place)}\0`)),
  kubeconfigRow(5, 'a NUL byte in a file', /^Input kubeconfig: .* NUL byte/, (place) =>
    place.file('k', `${good(place)}\0`),
  ),
  kubeconfigRow(6, 'base64 of no UTF-8', /^Input kubeconfig/, () => base64(LATIN1)),
  kubeconfigRow(6, 'a file of no UTF-8', /^Input kubeconfig .*not UTF-8/, ({ file }) => file('k', LATIN1)),
  kubeconfigRow(7, 'a file of more than 1 MiB', /^Input kubeconfig .*larger than 1 MiB/, (place) =>
    place.file('k', `${good(place)}# ${'x'.repeat(MIB)}`),
  ),
  kubeconfigRow(8, 'tabs in YAML', /^Input kubeconfig: .*line 2/, () => `clusters:\n\t- name: ${CANARY}\n`),
  kubeconfigRow(9, 'an alias bomb', /^Input kubeconfig: /, () => BOMB),
  kubeconfigRow(
    10,
    'a key twice',
    /^Input kubeconfig: .*not valid YAML/,
    (place) => `${good(place)}clusters: []\n`,
  ),
  kubeconfigRow(11, '__proto__ as a key', /^Input kubeconfig: .*no `clusters`/, () =>
    JSON.stringify({ ['__proto__']: { clusters: [] }, token: CANARY }),
  ),
  kubeconfigRow(
    11,
    'constructor as the context',
    /kubeconfig has no context "constructor"/,
    ({ kubeconfig }) => kubeconfig({ top: { 'current-context': 'constructor' } }),
  ),
  kubeconfigRow(12, 'a list at the top', /^Input kubeconfig/, () => `- name: ${CANARY}\n- users: []\n`),
  kubeconfigRow(
    13,
    'several documents',
    /^Input kubeconfig: .*several documents/,
    (place) => `${good(place)}---\n${good(place)}`,
  ),
  kubeconfigRow(14, 'cut base64', /^Input kubeconfig/, (place) => base64(good(place)).slice(0, -3)),
  kubeconfigRow(15, 'base64 of base64', /^Input kubeconfig/, (place) => base64(base64(good(place)))),
  kubeconfigRow(16, 'base64 of gzip', /^Input kubeconfig/, (place) => base64(gzipSync(good(place)))),
  kubeconfigRow(17, 'a folder', /^Input kubeconfig .*it is a folder/, ({ scripted }) => scripted.job.home),
  kubeconfigRow(18, 'a path of nothing', /^Input kubeconfig .*no such file/, () => `./${CANARY}/config`),
  kubeconfigRow(
    18,
    'a list with a path of nothing',
    /^Input kubeconfig: file 2 of 2 .*no such file/,
    (place) => [place.file('k', good(place)), `./${CANARY}`].join(':'),
  ),
  kubeconfigRow(8, 'tabs in one file of a list', /^Input kubeconfig: file 2 of 2 .*line 2/, (place) =>
    [place.file('k', good(place)), place.file('l', `clusters:\n\t- name: ${CANARY}\n`)].join(':'),
  ),
  // Root may read every file: these two even root cannot.
  kubeconfigRow(19, 'a link to itself', /^Input kubeconfig .*cannot be read/, (place) => link(place, 'link')),
  kubeconfigRow(19, 'what cannot be read', /^Input kubeconfig .*cannot be read/, () => '/proc/self/mem'),
  kubeconfigRow(20, 'a device without an end', /^Input kubeconfig .*not a regular file/, () => '/dev/zero'),
  kubeconfigRow(20, 'a FIFO that nobody writes to', /^Input kubeconfig .*not a regular file/, (place) =>
    fifo(place),
  ),
  kubeconfigRow(20, 'a link out of the workspace to a FIFO', /^Input kubeconfig .*not a regular/, (place) =>
    link(place, fifo(place, place.scripted.job.home)),
  ),
  kubeconfigRow(20, 'a CA from a FIFO', /certificate-authority names .*not a regular file/, (place) =>
    place.kubeconfig({
      cluster: { 'certificate-authority': fifo(place), 'certificate-authority-data': '' },
    }),
  ),
  kubeconfigRow(20, 'a token from a device', /tokenFile cannot be used .*not a regular file/, (place) =>
    place.kubeconfig({ user: { tokenFile: '/dev/zero' } }),
  ),
  {
    number: 20,
    what: 'a buildkitd.toml from a FIFO',
    says: /^Input buildkitd-config: .*not a regular file/,
    given: (place) => ({ 'buildkitd-config': fifo(place) }),
  },
];
