import type { Topic } from '../../src/lib/topics.ts';
import { ACCESS } from './access.ts';
import { ADMISSION } from './admission.ts';
import { AWS } from './aws.ts';
import { BUILDX } from './buildx.ts';
import { JOB } from './job.ts';
import { NODES } from './nodes.ts';
import { OBJECTS } from './objects.ts';
import { PODS } from './pods.ts';
import type { Section } from './section.ts';
import { VOLUMES } from './volumes.ts';

/** The sections of docs/troubleshooting.md by their headings. */
export const GROUPS: Readonly<Record<string, Readonly<Record<string, Section>>>> = {
  'The step': JOB,
  'The way to the cluster': ACCESS,
  'EKS and AWS': AWS,
  'buildx and BuildKit': BUILDX,
  'Objects in the cluster': OBJECTS,
  'The cluster rejects the builder': ADMISSION,
  'No node for the builder': NODES,
  'The volume of the cache': VOLUMES,
  "The builder's pod": PODS,
};

/** One for each topic: a topic without a section, or a section without a topic, is a type error. */
export const SECTIONS: Readonly<Record<Topic, Section>> = {
  ...JOB,
  ...ACCESS,
  ...AWS,
  ...BUILDX,
  ...OBJECTS,
  ...ADMISSION,
  ...NODES,
  ...VOLUMES,
  ...PODS,
};
