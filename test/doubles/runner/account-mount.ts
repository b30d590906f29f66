import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** What the kubelet mounts for a pod. */
export type Account = { readonly token: string; readonly caPem: string; readonly namespace: string };

/** A place that looks like a pod's: the files of its service account are there, for programs started `within`. */
export type AccountMount = {
  /** The prefix of a command that runs there. */
  readonly within: readonly string[];
  readonly end: () => void;
};

/** Makes the files in a mount namespace of its own, on a disk in memory over /run: this machine sees none of it. */
const SCRIPT = `set -e
mount -t tmpfs tmpfs /run
folder=/var/run/secrets/kubernetes.io/serviceaccount
mkdir -p "$folder"
printf %s "$TOKEN" > "$folder/token"
printf %s "$CA" > "$folder/ca.crt"
printf %s "$NAMESPACE" > "$folder/namespace"
echo ready
read -r end`;

/** Lays the files out; `end` is owed. Needs root, as all that mounts does. */
export async function mountAccount({ token, caPem, namespace }: Account): Promise<AccountMount> {
  const child: ChildProcess = spawn('unshare', ['--mount', '--propagation=private', 'sh', '-c', SCRIPT], {
    env: { PATH: process.env.PATH, TOKEN: token, CA: caPem, NAMESPACE: namespace },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`no mounts: exit code ${code}`)),
  );
  exited.catch(() => undefined);
  await Promise.race([child.stdout === null ? exited : once(child.stdout, 'data'), exited]);
  return {
    within: ['nsenter', `--mount=/proc/${child.pid}/ns/mnt`, '--wd=.'],
    end: () => child.stdin?.end(),
  };
}
