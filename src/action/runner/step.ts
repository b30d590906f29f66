import { toActionError } from '../../lib/errors.ts';
import { fail } from './log.ts';

/**
 * Runs a step of the action to its end, and the process with it: nothing is left to do then, and connections that are
 * still open would keep it for some 40 ms.
 */
export function runStep(step: () => Promise<void>): void {
  step()
    .catch((thrown: unknown) => fail(toActionError(thrown)))
    // Whatever was printed before is out when this is.
    .finally(() => process.stdout.write('', () => process.exit()));
}
