import { ActionError } from '../../lib/errors.ts';
import { isDnsSubdomain } from '../../lib/kubernetes/names.ts';
import type { Platform } from '../../lib/platform.ts';
import type { Checked } from './checked.ts';
import { readPlatforms } from './platforms.ts';
import { bad, input, words } from './text.ts';

/** What mode connect alone reads. */
export type ConnectNodes = {
  readonly deployments: readonly string[];
  /** As many as deployments, or none. */
  readonly platforms: readonly Platform[];
};

/** Reads what mode connect alone reads. */
export function readConnect(checked: Checked): ConnectNodes {
  const deployments = words('deployments');
  // Of equal nodes buildx always takes the first (build/resolver/driver.go).
  const platforms = checked(
    () => readPlatforms('It names one twice, and buildx would never build on the second node.'),
    [],
  );
  checked(() => {
    refuseOddNames(deployments);
    refuseOddNumber(deployments, platforms);
  }, undefined);
  return { deployments, platforms };
}

/** For the modes that make a builder: what they make has a name of its own. */
export function refuseDeployments(): void {
  if (input('deployments') === '') return;
  throw new ActionError({
    code: 'input',
    message: 'Input deployments is for mode: connect.',
    hint: 'Remove it, or set the mode.',
  });
}

function refuseOddNames(deployments: readonly string[]): void {
  if (deployments.length === 0)
    throw new ActionError({
      code: 'input',
      message: 'Input deployments is missing: mode connect needs names.',
    });
  const odd = deployments.find((name) => !isDnsSubdomain(name));
  if (odd !== undefined) throw bad('deployments', odd, 'It is the name of a Deployment.');
  if (new Set(deployments).size < deployments.length)
    throw bad('deployments', deployments.join(' '), 'Name each once.');
}

function refuseOddNumber(deployments: readonly string[], platforms: readonly Platform[]): void {
  if (platforms.length === 0 || platforms.length === deployments.length) return;
  throw bad('platforms', input('platforms'), 'Give one for each of deployments, in their order, or none.');
}
