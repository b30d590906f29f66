import { bringUp, tearDown } from './bed.ts';
import { noWishes, type Wishes } from './bed-kinds.ts';
import { existingCluster } from './existing.ts';
import { kubeconfigPath } from './layout.ts';
import { status } from './status.ts';

const usage = 'usage: npm run testbed -- up [--arm64] | down | status | kubeconfig';

const log = (line: string): void => void process.stderr.write(`testbed: ${line}\n`);

/** Each command gives the exit code. Results go to standard output, progress to standard error. */
const commands: Readonly<Record<string, () => Promise<number>>> = {
  up: async () => await up(noWishes),
  'up --arm64': async () => await up({ ...noWishes, arm64: true }),
  down: async () => {
    await tearDown(log);
    return 0;
  },
  status: async () => {
    const found = await status();
    print(
      found.state === 'down'
        ? ['down']
        : [`${found.state} (started by ${found.checkout})`, ...found.problems],
    );
    return found.state === 'up' ? 0 : 1;
  },
  kubeconfig: async () => {
    print([existingCluster()?.kubeconfig ?? kubeconfigPath]);
    return 0;
  },
};

async function up(wishes: Wishes): Promise<number> {
  const bed = await bringUp(log, wishes);
  print(Object.entries(bed).map(([name, value]) => `${name}: ${value}`));
  return 0;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function main(args: readonly string[]): Promise<number> {
  const command = commands[args.join(' ')];
  if (command !== undefined) return await command();
  log(usage);
  return 2;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  log(error instanceof Error ? error.message : String(error));
  return 1;
});
