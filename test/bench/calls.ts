import { startCallLog } from '../doubles/network/call-log.ts';
import type { Inputs } from '../doubles/runner/inputs.ts';
import type { Site } from '../site/site.ts';
import { inputsFor, mustPass, withJob } from './builder.ts';

/** How the action calls itself to the API server; buildx, which main starts, has another name. */
const USER_AGENT = 'setup-buildx-kubernetes';

/** What main asks of its own rights before it makes a builder, as against all else that it asks. */
export type CallKind = 'preflight' | 'rollout';

/** How many calls of this kind main makes to the API server for a job that uses the builder `name`. */
export async function countCalls(
  site: Site,
  kind: CallKind,
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
    const isPreflight = (path: string): boolean => path.includes('/selfsubject');
    const own = log.calls
      .filter((call) => call.userAgent === USER_AGENT)
      .filter((call) => isPreflight(call.path) === (kind === 'preflight'));
    detail(`  ${own.length} calls of ${log.calls.length}`);
    for (const call of own) detail(`  ${call.method} ${call.path}`);
    return own.length;
  } finally {
    await log.close();
  }
}
