import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { holdLifeMs } from '../../builders/manifests/hold.ts';
import {
  builderNameOfInstance,
  builderNameOfRepository,
  ephemeralBuilderName,
  nodeName,
} from '../../builders/manifests/names.ts';
import type { PodPatch } from '../../builders/manifests/pod-patch.ts';
import type { Life } from '../../builders/manifests/spec.ts';
import type { BuilderWish } from '../../builders/rollout/ensuring.ts';
import { type FolderMarks, folderName } from '../../buildx/ownership.ts';
import { boundPodOf, type ClusterAccess } from '../../cluster/access/access.ts';
import { ownServer } from '../../cluster/kubeconfig/in-cluster.ts';
import { ActionError } from '../../lib/errors.ts';
import type { Mapping } from '../../lib/json.ts';
import { groupByArchitecture } from '../../lib/platform.ts';
import { readMachineMark } from '../../lib/system/machine.ts';
import type { ConnectInputs, EnsureInputs, EphemeralInputs, Inputs } from '../inputs/inputs.ts';
import type { Environment } from '../runner/environment.ts';

/** Everything that this step knows before its first effect. */
export type Job = ConnectJob | BuilderJob;

/** A job that uses a builder that others made. */
export type ConnectJob = JobWith<ConnectInputs>;

/** A job that ensures a builder, or creates one for itself alone, and what it asks of that builder. */
export type BuilderJob = JobWith<EnsureInputs | EphemeralInputs> & { readonly wish: BuilderWish };

type JobWith<SomeInputs> = {
  readonly inputs: SomeInputs;
  readonly environment: Environment;
  readonly access: ClusterAccess;
  readonly names: JobNames;
};

/** Returns the job of these inputs, with new names for all that it creates. */
export function planJob(inputs: Inputs, environment: Environment, access: ClusterAccess): Job {
  const rest = { environment, access, names: nameJob(inputs, environment) };
  if (inputs.mode === 'connect') return { inputs, ...rest };
  return { inputs, ...rest, wish: planBuilder({ inputs, ...rest }) };
}

/** False for mode connect. */
export function isBuilderJob(job: Job): job is BuilderJob {
  return job.inputs.mode !== 'connect';
}

/** The names of all that this step creates; known, and kept in the state, before any of it is created. */
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
    instance: inputs.name?.toLowerCase() ?? `${builder}-${mark}`,
    folder: join(environment.temporaryFolder, folderName(marksOf(environment), random(6))),
    hold: `hold-${random(8)}`,
  };
}

function nameBuilder(inputs: Inputs, environment: Environment): string {
  if (inputs.name !== undefined) return builderNameOfInstance(inputs.name, sha256);
  if (inputs.mode === 'connect') return builderNameOfInstance(inputs.deployments[0] ?? '', sha256);
  const { repository, serverUrl } = environment;
  if (repository !== undefined) return builderNameOfRepository(repository, serverUrl, sha256);
  throw new ActionError({
    code: 'input',
    message: 'Input name is missing, and GITHUB_REPOSITORY is not set to derive it from.',
  });
}

/** The job's mark is the same in all steps of a job, and in no other job: by it a job knows its earlier steps' folders. */
function marksOf({ trackingId }: Environment): FolderMarks {
  const machine = readMachineMark();
  // Where the runner gives no id, it is at least that of no other machine.
  return { job: sha256(trackingId ?? machine).slice(0, 8), machine };
}

/** SHA-256 of a text, in hex. */
function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function random(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}

const HASH_LENGTH = 16;

/** How long the builder of these inputs lives. */
export function lifeOf(inputs: EnsureInputs | EphemeralInputs): Life {
  return inputs.mode === 'ephemeral' ? { kind: 'ephemeral' } : inputs.keepWarm;
}

/** What modes ensure and ephemeral will ask of the cluster, as data. */
function planBuilder({ inputs, names, access, environment }: Omit<BuilderJob, 'wish'>): BuilderWish {
  const { namespace } = access;
  const pod = boundPodOf(access, ownServer({ host: environment.serviceHost, port: environment.servicePort }));
  const { builder } = names;
  const nodes = groupByArchitecture(inputs.platforms).map(({ architecture, platforms }) => ({
    builder,
    namespace,
    name: nodeName(builder, architecture, inputs.security, sha256),
    platforms,
    architecture,
    image: inputs.image,
    security: inputs.security,
    cpu: inputs.cpu,
    memory: inputs.memory,
    cache: inputs.cache,
    life: lifeOf(inputs),
    podPatch: planPatch(inputs.podPatch),
    buildkitd: inputs.buildkitd,
    run: environment.runUrl,
    job: names.hold,
  }));
  return {
    nodes,
    hold: {
      name: names.hold,
      builder,
      namespace,
      nodes: nodes.map(({ name }) => name),
      image: inputs.image,
      lifeMs: inputs.renew ? holdLifeMs(inputs.maxJobDurationMs) : inputs.maxJobDurationMs,
      holder: environment.runUrl,
      runner: pod === undefined ? { kind: 'elsewhere' } : { kind: 'pod', ...pod },
    },
    explicit: inputs.explicit,
  };
}

/** The names of the nodes whose cache claim would stay without them; an ephemeral one goes with its hold. */
export function nodesWithClaim({ nodes }: BuilderWish): readonly string[] {
  return nodes
    .filter(({ cache, life }) => cache.kind === 'claim' && life.kind !== 'ephemeral')
    .map(({ name }) => name);
}

function planPatch(patch: Mapping): PodPatch {
  if (Object.keys(patch).length === 0) return { kind: 'none' };
  return { kind: 'patch', patch, hash: sha256(JSON.stringify(patch)).slice(0, HASH_LENGTH) };
}
