import { type ActionError, messageOf } from '../../lib/errors.ts';
import { wantsSummary } from '../inputs/text.ts';
import { runnerLog as log } from '../runner/log.ts';
import { appendSummary } from '../runner/outputs.ts';
import { renderFailure } from '../summary/failure.ts';

/** Adds to the job summary why main failed: whoever opens the run reads it there first. */
export async function writeFailure(error: ActionError): Promise<void> {
  if (error.code === 'cancelled' || !wantsSummary()) return;
  try {
    await appendSummary(renderFailure(error));
  } catch (thrown) {
    log.debug(`There is no summary: ${messageOf(thrown)}`);
  }
}
