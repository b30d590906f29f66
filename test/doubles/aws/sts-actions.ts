import type { LocalRequest } from '../api/local-server.ts';
import { type Claims, type TokenKey, verifyJwt } from '../github/jwt.ts';
import type { Clock } from '../runner/clock.ts';
import type { Identities, Identity } from './identities.ts';
import { accountOf, isSessionOf, userIdOf } from './principal.ts';
import { grant, type Role, readRoleRequest, requireShort } from './role.ts';
import { verifySigV4 } from './sigv4.ts';
import { StsError } from './sts-error.ts';
import type { Tree } from './xml.ts';

/** What a local STS knows. */
export type StsWorld = {
  readonly clock: Clock;
  readonly identities: Identities;
  readonly roles?: readonly Role[];
  /** Whose tokens AssumeRoleWithWebIdentity believes. */
  readonly issuer?: { readonly issuer: string; readonly keys: readonly TokenKey['jwk'][] };
  /** The region of requests to a host that is none of AWS; us-east-1 unless said otherwise. */
  readonly region?: string;
  /** How long temporary keys really live, if not as long as was asked for. */
  readonly lifeSeconds?: number;
};

/** What an action did, and for whom: an ARN, or the subject of a token. */
export type StsDeed = { readonly by: string; readonly result: Tree };

type Parameters = ReadonlyMap<string, string>;

/** Does what a call asks for. */
export async function act(world: StsWorld, request: LocalRequest, parameters: Parameters): Promise<StsDeed> {
  const action = parameters.get('Action') ?? '';
  const work = action === IDENTIFY ? identify : ACTIONS[action];
  if (work === undefined || parameters.get('Version') !== '2011-06-15')
    throw new StsError(400, 'InvalidAction', `Could not find operation ${action}`);
  return work(world, request, parameters);
}

const IDENTIFY = 'GetCallerIdentity';

/** Does what a call of GetCallerIdentity asks for. */
export function identify(world: StsWorld, request: LocalRequest, parameters: Parameters): StsDeed {
  if (parameters.get('Action') !== IDENTIFY || parameters.get('Version') !== '2011-06-15')
    throw new StsError(400, 'InvalidAction', `Could not find operation ${parameters.get('Action')}`);
  const { arn } = signer(world, request);
  return { by: arn, result: { Arn: arn, UserId: userIdOf(arn), Account: accountOf(arn) } };
}

type Work = (world: StsWorld, request: LocalRequest, parameters: Parameters) => StsDeed | Promise<StsDeed>;

const ACTIONS: Readonly<Record<string, Work>> = {
  AssumeRole: (world, request, parameters) => {
    const { arn, sessionToken } = signer(world, request);
    const wanted = readRoleRequest(parameters);
    const role = world.roles?.find((one) => one.arn === wanted.roleArn);
    if (role?.principals?.some((principal) => principal === arn || isSessionOf(arn, principal)) !== true) {
      const who = `User: ${arn} is not authorized to perform: sts:AssumeRole`;
      throw new StsError(403, 'AccessDenied', `${who} on resource: ${wanted.roleArn}`);
    }
    requireShort(wanted, role, sessionToken !== undefined);
    return { by: arn, result: grant(world.identities, wanted, world.lifeSeconds) };
  },
  AssumeRoleWithWebIdentity: async (world, _, parameters) => {
    const wanted = readRoleRequest(parameters);
    const claims = await believe(world, parameters.get('WebIdentityToken') ?? '');
    const role = world.roles?.find((one) => one.arn === wanted.roleArn);
    if (role?.trusts?.(claims) !== true)
      throw new StsError(403, 'AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
    requireShort(wanted, role, false);
    const by = String(claims.sub);
    const who = { SubjectFromWebIdentityToken: by, Audience: AUDIENCE };
    return { by, result: { ...who, ...grant(world.identities, wanted, world.lifeSeconds) } };
  },
};

const AUDIENCE = 'sts.amazonaws.com';

function signer({ clock, identities, region = 'us-east-1' }: StsWorld, request: LocalRequest): Identity {
  const place = { region: regionOf(request.headers.host ?? '') ?? region, service: 'sts', now: clock.now() };
  return verifySigV4(request, identities, place);
}

/** The region by the host, also of FIPS and dual-stack hosts; the global one signs as us-east-1. */
function regionOf(host: string): string | undefined {
  if (host === 'sts.amazonaws.com') return 'us-east-1';
  return /^sts(?:-fips)?\.([a-z]+(?:-[a-z]+)+-\d+)\.[a-z]/.exec(host)?.[1];
}

async function believe({ issuer, clock }: StsWorld, token: string): Promise<Claims> {
  if (issuer === undefined)
    throw new StsError(400, 'InvalidIdentityToken', 'No OpenIDConnect provider found in your account');
  try {
    return await verifyJwt(token, { ...issuer, audience: AUDIENCE, now: clock.now() });
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    const code = reason === 'expired' ? 'ExpiredTokenException' : 'InvalidIdentityToken';
    throw new StsError(400, code, `The web identity token is ${reason}`);
  }
}
