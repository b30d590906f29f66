import { makeCertificates } from '../network/certificates.ts';
import { type ForwardProxy, type Place, startForwardProxy } from '../network/forward-proxy.ts';
import { type Eks, type EksWorld, startEks } from './eks.ts';
import { type Sts, startSts } from './sts.ts';
import type { StsWorld } from './sts-actions.ts';

/** STS and EKS of a region under their own names, by way of a proxy. */
export type LocalAws = {
  readonly sts: Sts;
  readonly eks: Eks;
  /** Leads to them by the names that they have at AWS, and to every other host as it is. */
  readonly proxy: ForwardProxy;
  /** Where they are on this machine, by those names. */
  readonly places: Readonly<Record<string, Place>>;
  /** Who signed their certificates. */
  readonly authorityPem: string;
  readonly close: () => Promise<void>;
};

/** Starts both; the world's clock and identities are shared. */
export async function startLocalAws(
  world: StsWorld & EksWorld & { readonly domain?: string },
): Promise<LocalAws> {
  const { region, domain = 'amazonaws.com' } = world;
  const hosts = {
    sts: [
      `sts.${region}.${domain}`,
      `sts-fips.${region}.${domain}`,
      `sts.${domain}`,
      `sts.${region}.api.aws`,
    ],
    eks: [`eks.${region}.${domain}`, `fips.eks.${region}.${domain}`, `eks.${region}.api.aws`],
  };
  const certificates = makeCertificates([...hosts.sts, ...hosts.eks]);
  const sts = await startSts(world, certificates.server);
  const eks = await startEks(world, certificates.server);
  const places = { ...to(sts.port, hosts.sts), ...to(eks.port, hosts.eks) };
  const proxy = await startForwardProxy({ local: places });
  return {
    sts,
    eks,
    proxy,
    places,
    authorityPem: certificates.authority.certificate,
    close: async () => void (await Promise.all([sts, eks, proxy].map((server) => server.close()))),
  };
}

function to(port: number, hosts: readonly string[]): Readonly<Record<string, Place>> {
  return Object.fromEntries(hosts.map((host) => [host, { host: '127.0.0.1', port }]));
}
