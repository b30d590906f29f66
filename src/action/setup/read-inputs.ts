import { type Inputs, readInputs } from '../inputs/inputs.ts';
import type { Environment } from '../runner/environment.ts';
import { runnerLog as log } from '../runner/log.ts';
import { type FoundCluster, findCluster } from './find-cluster.ts';

/** What the workflow asks for, and the cluster that it names. */
export type Asked = { readonly inputs: Inputs; readonly found: FoundCluster };

/**
 * Reads all inputs and finds the cluster.
 *
 * @throws ActionError that names all bad inputs.
 */
export function readInputsAndCluster(environment: Environment): Asked {
  return readInputs(environment, (inputs) => findCluster(inputs, environment));
}

/** Logs what of the inputs is not, or not only, as it looks. */
export function reportNotes(inputs: Inputs): void {
  const { subject, config } = inputs.buildkitd;
  if (inputs.mode === 'connect' && Object.keys(config).some((key) => key !== 'registry'))
    log.info(`${subject}: of a builder that others made, only [registry] is for buildx itself.`);
  for (const { level, line, topic = 'input' } of [...inputs.buildkitd.notes, ...inputs.notes])
    if (level === 'info') log.info(line);
    else log.warning(line, topic);
}
