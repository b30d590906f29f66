// Reads a kubeconfig as main does, in a process with an environment of its own, and asks its API server for a pod:
// `node kubeconfig-reader.ts INPUT FOLDER`. Prints our refusal, or '' and leaves in FOLDER the kubeconfig for buildx.

import { openCluster } from '../../../src/cluster/api/open.ts';
import { MAIN_LIMITS } from '../../../src/cluster/api/retry.ts';
import { readKubeconfig } from '../../../src/cluster/kubeconfig/kubeconfig.ts';
import { findKubeconfig } from '../../../src/cluster/kubeconfig/source.ts';
import { writeKubeconfig } from '../../../src/cluster/kubeconfig/write.ts';
import { explain, toActionError } from '../../../src/lib/errors.ts';
import { factsOf } from '../../doubles/api/access.ts';

async function ask(given: string, folder: string): Promise<string> {
  const { KUBECONFIG: variable = '', HOME: homeFolder = '' } = process.env;
  const pod = { host: '', port: '', accountFolder: '/none' };
  const places = { given, variable, homeFolder, workFolder: process.cwd(), pod };
  const access = readKubeconfig(findKubeconfig(places), { context: undefined, namespace: undefined });
  const { api, close } = openCluster(access, {
    ...factsOf(process.env),
    userAgent: 'a test',
    limits: { ...MAIN_LIMITS, totalMs: 500, shortestMs: 50, longestMs: 100 },
    signal: new AbortController().signal,
    note: () => undefined,
  });
  try {
    await api.get('pods', 'p');
    await writeKubeconfig(access, folder);
    return '';
  } finally {
    close();
  }
}

const [, , given = '', folder = ''] = process.argv;
const line = await ask(given, folder).catch((thrown: unknown) => explain(toActionError(thrown)).headline);
process.stdout.write(line);
