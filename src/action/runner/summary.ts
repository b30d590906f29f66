import * as core from '@actions/core';
import { stringify } from 'yaml';

import { type Right, renderRole } from '../../builders/manifests/rights.ts';

/** Puts the Role that is needed into the job summary, ready to be applied and bound. */
export async function writeRole(namespace: string, user: string, wanted: readonly Right[]): Promise<void> {
  const role = stringify(renderRole(namespace, wanted));
  core.summary
    .addHeading('setup-buildx-kubernetes: a Role is missing', 3)
    .addRaw(`Apply this and bind it to ${user.replace(/[^\w:.@/-]/g, '?')}:`, true)
    .addCodeBlock(role, 'yaml');
  await core.summary.write();
}
