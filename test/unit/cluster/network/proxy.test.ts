import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDirect } from '../../../../src/cluster/network/proxy.ts';

const at = (host: string, port = '443') => ({ host, port });

/** What Go's httpproxy makes of each, as buildx 0.37 has it. */
const DIRECT: readonly (readonly [string, ReturnType<typeof at>, boolean])[] = [
  ['', at('k8s.example'), false],
  ['', at('localhost'), true],
  ['', at('127.0.0.1'), true],
  ['', at('127.9.9.9'), true],
  ['', at('::1'), true],
  ['*', at('10.0.0.1'), true],
  ['k8s.example', at('k8s.example'), true],
  ['example', at('k8s.example'), true],
  ['example', at('k8sexample'), false],
  ['.example', at('k8s.example'), true],
  ['.k8s.example', at('k8s.example'), false],
  ['*.example', at('k8s.example'), true],
  ['*.k8s.example', at('k8s.example'), false],
  ['K8S.Example', at('k8s.example'), true],
  ['other, k8s.example ', at('k8s.example'), true],
  ['other k8s.example', at('k8s.example'), false],
  ['k8s.example:443', at('k8s.example'), true],
  ['k8s.example:443', at('k8s.example', '6443'), false],
  ['.example:6443', at('k8s.example', '6443'), true],
  ['10.0.0.1', at('10.0.0.1'), true],
  ['10.0.0.1:6443', at('10.0.0.1', '6443'), true],
  ['10.0.0.1:6443', at('10.0.0.1'), false],
  ['10.0.0.0/8', at('10.200.3.4'), true],
  ['10.0.0.0/8', at('11.0.0.1'), false],
  ['10.0.0.0/33', at('10.0.0.1'), false],
  ['10.0.0.1-10.0.0.9', at('10.0.0.5'), false],
  ['0.1', at('10.0.0.1'), false],
  ['fd00::/8', at('fd00::7'), true],
  ['fd00::7', at('fd00::7'), true],
  ['[fd00::7]:6443', at('fd00::7', '6443'), true],
  ['[fd00::7]:6443', at('fd00::7'), false],
  ['[fd00::7]', at('fd00::7'), false],
  ['::ffff:10.0.0.1', at('10.0.0.1'), true],
  [':443', at('k8s.example'), false],
  [',,', at('k8s.example'), false],
];

test.each(DIRECT)('NO_PROXY=%j, %j: %s', (noProxy, destination, isExpected) => {
  expect(isDirect(destination, noProxy)).toBe(isExpected);
});

test('any NO_PROXY can be read, and a star in it keeps every host from the proxy', () => {
  const entry = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[a-z.*:/\d[\]]{0,12}$/),
    fc.ipV4(),
    fc.ipV6(),
    fc.domain(),
  );
  const host = fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain());
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4 }), host, fc.nat({ max: 65_535 }), (entries, name, port) => {
      const destination = at(name, `${port}`);
      expect(typeof isDirect(destination, entries.join())).toBe('boolean');
      expect(isDirect(destination, [...entries, '*'].join())).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a host, a domain above it, its own address and every network around it keep it from the proxy', () => {
  fc.assert(
    fc.property(fc.domain(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), (name, address, prefix) => {
      expect(isDirect(at(name), name)).toBe(true);
      expect(isDirect(at(`api.${name}`), name)).toBe(true);
      expect(isDirect(at(address), `${address}/${prefix}`)).toBe(true);
      expect(isDirect(at(address), address)).toBe(true);
    }),
  );
});
