import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';

import {
  builderNameOfInstance,
  builderNameOfRepository,
  ephemeralBuilderName,
} from '../../builders/manifests/names.ts';
import { type FolderMarks, folderName } from '../../buildx/ownership.ts';
import type { ClusterAccess } from '../../cluster/access/access.ts';
import { ActionError } from '../../lib/errors.ts';
import type { ConnectInputs, EnsureInputs, EphemeralInputs, Inputs } from '../inputs/inputs.ts';
import type { Environment } from '../runner/environment.ts';

/** Everything that this step knows before its first effect. */
export type Job = ConnectJob | BuilderJob;

/** A job that uses a builder that others made. */
export type ConnectJob = JobWith<ConnectInputs>;

/** A job that ensures a builder, or creates one for itself alone. */
export type BuilderJob = JobWith<EnsureInputs | EphemeralInputs>;

type JobWith<SomeInputs> = {
  readonly inputs: SomeInputs;
  readonly environment: Environment;
  readonly access: ClusterAccess;
  readonly names: JobNames;
};

/** Returns the job of these inputs, with new names for all that it makes. */
export function planJob(inputs: Inputs, environment: Environment, access: ClusterAccess): Job {
  const rest = { environment, access, names: nameJob(inputs, environment) };
  return inputs.mode === 'connect' ? { inputs, ...rest } : { inputs, ...rest };
}

/** False for mode connect. */
export function isBuilderJob(job: Job): job is BuilderJob {
  return job.inputs.mode !== 'connect';
}

/** The names of all that this step makes; known, and kept in the state, before any of it is made. */
export type JobNames = {
  readonly builder: string;
  readonly instance: string;
  readonly folder: string;
  readonly hold: string;
};

/**
 * Names everything. The instance is called what `name` says, verbatim; otherwise it has a part of this run's own,
 * so that two jobs, or two legs of a matrix, in one home do not meet.
 */
function nameJob(inputs: Inputs, environment: Environment): JobNames {
  const shared = nameBuilder(inputs, environment);
  const builder = inputs.mode === 'ephemeral' ? ephemeralBuilderName(shared, random(5)) : shared;
  const mark = `${environment.runMark}-${random(2)}`;
  return {
    builder,
    instance: inputs.name === '' ? `${builder}-${mark}` : inputs.name.toLowerCase(),
    folder: join(environment.temporaryFolder, folderName(marksOf(environment), random(6))),
    hold: `hold-${random(8)}`,
  };
}

function nameBuilder(inputs: Inputs, environment: Environment): string {
  if (inputs.name !== '') return builderNameOfInstance(inputs.name, sha256);
  if (inputs.mode === 'connect') return builderNameOfInstance(inputs.deployments[0] ?? '', sha256);
  const { repository, serverUrl } = environment;
  if (repository !== '') return builderNameOfRepository(repository, serverUrl || undefined, sha256);
  throw new ActionError({
    code: 'input',
    message: 'Input name is missing, and there is no GITHUB_REPOSITORY to make one from.',
  });
}

/** The job's mark is the same in all steps of a job, and in no other job: by it a job knows its earlier steps' folders. */
function marksOf({ trackingId, machine }: Environment): FolderMarks {
  // Where the runner gives no id, it is at least that of no other machine.
  return { job: sha256(trackingId || machine).slice(0, 8), machine };
}

/** SHA-256 of a text, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function random(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
