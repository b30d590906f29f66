import type { KeepWarm } from '../../builders/manifests/spec.ts';
import type { Environment } from '../runner/environment.ts';
import { type BuilderInputs, readBuilder } from './builder.ts';
import type { Checked } from './checked.ts';
import { type CommonInputs, readCommon } from './common.ts';
import { type ConnectNodes, readConnect } from './connect.ts';
import { refuseClaimOfForks, refuseForks } from './forks.ts';
import { readKeepWarm, refuseKeepWarm } from './keep-warm.ts';
import { refuseUnfollowed } from './setup-buildx.ts';
import { bad, input } from './text.ts';

export type ConnectInputs = CommonInputs & ConnectNodes & { readonly mode: 'connect' };

export type EnsureInputs = CommonInputs &
  BuilderInputs & { readonly mode: 'ensure'; readonly keepWarm: KeepWarm };

export type EphemeralInputs = CommonInputs & BuilderInputs & { readonly mode: 'ephemeral' };

export type Inputs = ConnectInputs | EnsureInputs | EphemeralInputs;

/** Reads all inputs; bad ones are noted by `checked`. What `refuseForks` refuses is thrown, whatever else is bad. */
export function readInputs(environment: Environment, checked: Checked): Inputs {
  // A bad one is guessed, so that inputs of the mode that was meant are not told to be out of place.
  const mode = checked(readMode, input('deployments') === '' ? 'ensure' : 'connect');
  refuseForks(mode, environment);
  refuseUnfollowed(checked);
  const common = readCommon(environment, checked);
  return readInputsOf(mode, common, environment, checked);
}

function readMode(): Inputs['mode'] {
  const mode = input('mode');
  if (mode === 'connect' || mode === 'ensure' || mode === 'ephemeral') return mode;
  throw bad('mode', mode, 'It may be ensure, ephemeral or connect.');
}

function readInputsOf(
  mode: Inputs['mode'],
  common: CommonInputs,
  environment: Environment,
  checked: Checked,
): Inputs {
  if (mode === 'connect') return { ...common, ...readConnect(checked), mode };
  const builder = { ...common, ...readBuilder(mode, environment, common.buildkitd, checked) };
  if (mode === 'ensure') return { ...builder, mode, keepWarm: checked(readKeepWarm, { kind: 'forever' }) };
  checked(refuseKeepWarm, undefined);
  checked(() => refuseClaimOfForks(builder.cache, environment), undefined);
  return { ...builder, mode };
}
