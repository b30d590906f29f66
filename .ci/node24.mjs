// Runs `.ci/node24.mjs SCRIPT.ts ARGS` with the Node of package-lock.json, installing the lock's packages first if
// need be. Plain JavaScript for Node 16 and newer: it is what runs before the right Node is there.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages, packages } from './packages.mjs';

function findNode() {
  const own = join(packages, '.bin', 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  process.stderr.write(
    `Node 24 or newer is needed on ${process.platform}-${process.arch}, this is ${process.version}\n`,
  );
  return process.exit(1);
}

function run(node, args) {
  const env = { ...process.env, PATH: `${join(packages, '.bin')}${delimiter}${process.env.PATH ?? ''}` };
  const child = spawn(node, args, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child itself; a second one would mean "at once" to it.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

installPackages();
run(findNode(), process.argv.slice(2));
