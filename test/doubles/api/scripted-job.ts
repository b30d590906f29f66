import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokenKubeconfig } from '../../site/kubeconfig.ts';
import { makeCertificates } from '../network/certificates.ts';
import type { JobOptions } from '../runner/job.ts';
import { type ActionJob, newJob } from '../runner/runner.ts';
import { type FakeApi, startFakeApi } from './fake-api.ts';
import type { Script } from './scripted-server.ts';

/** A name that nothing resolves, for jobs that have to go through a proxy: to loopback none is used. */
export const UNRESOLVED = 'k8s.invalid';

const certificates = makeCertificates([UNRESOLVED]);

/** Stands in for buildx: every instance runs, and `use` makes it current. Its calls are in `calls` beside it. */
const BUILDX = `#!/bin/sh
echo "$@" >> "$(dirname "$0")/calls"
case "$1" in
version) echo 'github.com/docker/buildx v0.37.2 0000000' ;;
inspect) printf 'Name: %s\\n\\nNodes:\\nName: n\\nStatus: running\\nBuildKit version: v0.33.1\\nPlatforms: linux/amd64\\n' "$2" ;;
use) printf '{"Key":"unix:///var/run/docker.sock","Name":"%s","Global":false}' "$2" > "\${BUILDX_CONFIG:-\${DOCKER_CONFIG:-$HOME/.docker}/buildx}/current" ;;
esac
`;

/** A job whose cluster is a script and whose buildx is a stand-in: for faults and speed. */
export type ScriptedJob = {
  readonly job: ActionJob;
  readonly fake: FakeApi;
  /** Inputs with the kubeconfig of the scripted cluster. */
  readonly inputs: (more?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
};

/** Starts it; `close` is owed. */
export async function startScriptedJob(script: Script, options: JobOptions = {}): Promise<ScriptedJob> {
  const fake = await startFakeApi(certificates, script);
  const job = newJob(options);
  const bin = join(job.home, '.docker', 'cli-plugins');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'docker-buildx'), BUILDX);
  chmodSync(join(bin, 'docker-buildx'), 0o755);
  const endpoint = { server: fake.url, caPem: certificates.authority.certificate };
  const kubeconfig = tokenKubeconfig(endpoint, 'builds', 'a-token-of-a-test');
  return {
    job,
    fake,
    inputs: (more = {}) => ({ kubeconfig, name: 'ci', 'cache-size': '0', platforms: 'linux/amd64', ...more }),
    close: async () => {
      job.dispose();
      await fake.close();
    },
  };
}
