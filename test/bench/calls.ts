import { startCallLog } from '../support/proxy.ts';
import type { Inputs } from '../support/runner/inputs.ts';
import type { Site } from '../support/site.ts';
import { inputsFor, mustPass, withJob } from './builder.ts';

/** How the action calls itself to the API server; buildx, which main starts, has another name. */
const USER_AGENT = 'setup-buildx-kubernetes';

/** How many calls of its own main makes to the API server for a job that uses the builder `name`. */
export async function countCalls(
  site: Site,
  name: string,
  more: Inputs,
  detail: (line: string) => void,
): Promise<number> {
  const log = await startCallLog(site.endpoint);
  try {
    const kubeconfig = site.kubeconfig('ensure', log.detour);
    await withJob(site, async (job) =>
      mustPass(await job.runMain(inputsFor(site, name, { ...more, kubeconfig }))),
    );
    const own = log.calls.filter((call) => call.userAgent === USER_AGENT);
    detail(`  ${own.length} calls, and ${log.calls.length - own.length} of buildx`);
    for (const call of own) detail(`  ${call.method} ${call.path}`);
    return own.length;
  } finally {
    await log.close();
  }
}
