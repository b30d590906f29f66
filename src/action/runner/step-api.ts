import * as core from '@actions/core';
import type { ClusterAccess } from '../../cluster/access/access.ts';
import type { WritableApi } from '../../cluster/api/api.ts';
import { openCluster, STEP_AGENT } from '../../cluster/api/open.ts';
import type { CallLimits } from '../../cluster/api/retry.ts';
import type { Environment } from './environment.ts';
import { runnerLog as log } from './log.ts';

/**
 * Opens the API of a cluster for main or post, which log to the runner and mask there what is secret; where a person has
 * asked for a debug log, each call is in it.
 */
export function openStepApi(
  access: ClusterAccess,
  { proxies, idTokens, variables }: Environment,
  limits: CallLimits,
  signal: AbortSignal,
): WritableApi {
  const facts = { proxies, idTokens, environment: variables, mask: log.mask };
  const trace = core.isDebug() ? log.debug : undefined;
  return openCluster(access, { ...facts, userAgent: STEP_AGENT, limits, signal, note: log.info, trace }).api;
}
