import { type Observed, settingOf } from '../../../../src/builders/diagnosis/problem.ts';
import { NODE_SPEC } from '../manifests/node-spec.ts';

/** The time of the cluster when a job looks. */
export const NOW_MS = Date.parse('2026-01-01T00:10:00Z');

/** What a job sees of a node of which there is nothing to see. */
export const NOTHING: Observed = {
  deployment: {},
  pods: [],
  claim: undefined,
  events: [],
  clusterNodes: [],
  log: '',
  setting: settingOf(NODE_SPEC),
  nowMs: NOW_MS,
};
