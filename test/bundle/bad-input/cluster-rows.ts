import { makeCertificates, makeExpired } from '../../doubles/network/certificates.ts';
import { base64, CANARY, changeRow, type Row } from './row.ts';

const { authority } = makeCertificates();
const expired = makeExpired();
const ca = (pem: string): object => ({ cluster: { 'certificate-authority-data': base64(pem) } });

/** What is wrong with a context or a cluster. */
export const CLUSTER_ROWS: readonly Row[] = [
  changeRow(21, 'no current-context', /kubeconfig has no current-context.* It has: x\./, {
    top: { 'current-context': '' },
  }),
  {
    number: 22,
    what: 'a context that is not there',
    says: /kubeconfig has no context "blue"\. It has: x\./,
    given: () => ({ context: 'blue' }),
  },
  changeRow(23, 'a context without a cluster', /context\.cluster is missing/, { context: { cluster: '' } }),
  changeRow(23, 'a context of an unknown user', /kubeconfig has no user "z"/, { context: { user: 'z' } }),
  changeRow(24, 'a cluster without a server', /cluster\.server is missing/, { cluster: { server: '' } }),
  changeRow(25, 'a server that is no URL', /server must be an https/, { cluster: { server: CANARY } }),
  changeRow(25, 'a server with a password', /server must be an https/, {
    cluster: { server: `https://u:${CANARY}@127.0.0.1` },
  }),
  changeRow(25, 'http', /server must be an https/, { cluster: { server: 'http://127.0.0.1' } }),
  changeRow(26, 'a CA that is none', /certificate-authority holds no certificate/, ca(CANARY)),
  changeRow(26, 'a CA that is over', /certificate-authority expired on/, ca(expired.certificate)),
  changeRow(26, 'a key for a CA', /certificate-authority holds no certificate/, ca(authority.key)),
  changeRow(27, 'a CA in two ways', /certificate-authority is there beside/, {
    cluster: { 'certificate-authority': 'ca.pem' },
  }),
  changeRow(36, 'a socks proxy', /proxy-url must be an http/, {
    cluster: { 'proxy-url': `socks5://u:${CANARY}@127.0.0.1` },
  }),
  changeRow(36, 'a proxy whose password cannot be decoded', /proxy-url must be an http.* Percent-encode/, {
    cluster: { 'proxy-url': `http://u:${CANARY}%zz@127.0.0.1:1` },
  }),
  changeRow(37, 'TLS that trusts anyone', /insecure-skip-tls-verify would trust any server/, {
    cluster: { 'insecure-skip-tls-verify': true },
  }),
  changeRow(38, "another server's name", /certificate is not trusted: Hostname\/IP does not match/, {
    cluster: { 'tls-server-name': 'k8s.example' },
  }),
  changeRow(38, "another server's CA", /certificate is not trusted: /, ca(authority.certificate)),
];
