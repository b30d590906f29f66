import { chmodSync } from 'node:fs';

import { makeCertificates, makeExpired } from '../../doubles/network/certificates.ts';
import { base64, CANARY, changeRow, kubeconfigRow, type Row } from './row.ts';

const { client, server } = makeCertificates();
const expired = makeExpired();
const pair = (certificate: string, key: string): object => ({
  user: { 'client-certificate-data': base64(certificate), 'client-key-data': base64(key) },
});
const V1 = 'client.authentication.k8s.io/v1';
const EXEC = { apiVersion: V1, command: 'true', interactiveMode: 'Never' };
const plugin = (change: object): object => ({ user: { exec: { ...EXEC, ...change } } });
const token = (text: string): object => ({ user: { token: text } });

/** A row with a plugin that is this shell script. */
function scriptRow(what: string, says: RegExp, script: string): Row {
  return kubeconfigRow(35, `a plugin that ${what}`, says, ({ kubeconfig, file }) => {
    const command = file('plugin', `#!/bin/sh\n${script}\n`);
    chmodSync(command, 0o700);
    return kubeconfig(plugin({ command }));
  });
}

function credential(apiVersion: string, status: object): string {
  return `echo '${JSON.stringify({ apiVersion, kind: 'ExecCredential', status })}'`;
}

/** What is wrong with a user: certificates, tokens, plugins. */
export const USER_ROWS: readonly Row[] = [
  changeRow(28, 'a certificate without a key', /client-certificate has no client-key/, {
    user: { 'client-certificate-data': base64(client.certificate) },
  }),
  changeRow(29, 'the key of another', /client-key does not belong/, pair(client.certificate, server.key)),
  changeRow(30, 'a certificate that is over', /client-certificate expired on/, {
    ...pair(expired.certificate, expired.key),
  }),
  changeRow(31, 'a token of two lines', /token holds spaces, quotes or line breaks/, token(`a\n${CANARY}`)),
  changeRow(31, 'a token in quotes', /token holds spaces, quotes or line breaks/, token(`"${CANARY}"`)),
  kubeconfigRow(31, 'a tokenFile of two lines', /kubeconfig's user has line breaks/, (place) =>
    place.kubeconfig({ user: { tokenFile: place.file('token', `a\n${CANARY}`) } }),
  ),
  changeRow(32, 'a token and a password', /has token and username/, {
    user: { token: CANARY, username: 'u', password: CANARY },
  }),
  changeRow(33, 'a plugin without a command', /exec: command is missing/, plugin({ command: '' })),
  changeRow(33, 'a plugin of an old version', /exec: apiVersion must be/, {
    ...plugin({ apiVersion: 'client.authentication.k8s.io/v1alpha1' }),
  }),
  changeRow(33, 'a plugin without interactiveMode', /interactiveMode is missing/, {
    ...plugin({ interactiveMode: '' }),
  }),
  changeRow(33, 'a plugin for a terminal', /interactiveMode Always/, plugin({ interactiveMode: 'Always' })),
  changeRow(34, 'a plugin that is not there', /kubeconfig's credential plugin "no-such-plugin" is not on/, {
    ...plugin({ command: 'no-such-plugin' }),
  }),
  changeRow(34, 'a plugin that is not there at its path', /plugin "p" is not a program/, {
    ...plugin({ command: `./${CANARY}/p`, installHint: CANARY }),
  }),
  changeRow(34, 'the AWS CLI that is not there', /plugin "aws" is not a program\. Set `eks-cluster`/, {
    ...plugin({ command: './none/aws' }),
  }),
  {
    number: 33,
    what: 'a plugin where none may run',
    says: /^Input kubeconfig: kubeconfig.users\[0\].user.exec is not allowed here \(input allow-exec\)/,
    given: ({ kubeconfig }) => ({
      kubeconfig: kubeconfig(plugin({ command: CANARY })),
      'allow-exec': 'false',
    }),
  },
  scriptRow('prints nothing', /kubeconfig's credential plugin .* did not print an ExecCredential/, 'true'),
  scriptRow('prints no JSON', /did not print an ExecCredential/, `echo ${CANARY}`),
  scriptRow('answers in another version', /answered in another version/, credential('v1', { token: CANARY })),
  scriptRow(
    'has an expired token',
    /rejected the credentials \(401/,
    credential(V1, { token: 'expired', expirationTimestamp: '2020-01-01T00:00:00Z' }),
  ),
  scriptRow('prints no credential', /printed no credential/, credential(V1, {})),
  scriptRow('has a token of two lines', /user has line breaks/, credential(V1, { token: 'a\\nb' })),
  scriptRow('fails', /credential plugin .* failed: no session/, 'echo no session >&2; exit 3'),
  scriptRow(
    'prints 10 MiB',
    /credential plugin .* printed more than 1 MiB/,
    'head -c 10485760 /dev/zero | tr "\\0" x',
  ),
  scriptRow('hangs', /credential plugin .* gave no answer in 30 s/, 'exec sleep 300'),
];
