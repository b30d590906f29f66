'use strict';
// Preloaded before the bundle (`node -r`): numbers every call that main waits for, API calls, file writes and child
// processes, and sends this process a signal at one of them. INTERRUPT_LOG: a file that gets a line per call.
const { appendFileSync } = require('node:fs');
const fs = require('node:fs');
const promises = require('node:fs/promises');
const https = require('node:https');
const children = require('node:child_process');

const { INTERRUPT_AT: at = '0', INTERRUPT_SIGNAL: signal = 'SIGINT', INTERRUPT_LOG: log = '' } = process.env;
const append = appendFileSync;
// Children of the bundle are not numbered.
for (const name of ['NODE_OPTIONS', 'INTERRUPT_AT', 'INTERRUPT_SIGNAL', 'INTERRUPT_LOG'])
  delete process.env[name];
let count = 0;

function pass(label) {
  count += 1;
  append(log, `${count} ${label}\n`);
  if (count !== Number(at)) return;
  append(log, `signalled ${Date.now()}\n`);
  process.kill(process.pid, signal);
}

function wrap(module, name, labelOf) {
  const original = module[name];
  module[name] = (...args) => {
    pass(labelOf(...args));
    return original(...args);
  };
}

wrap(https, 'request', (url, options) => `${options.method} ${url.pathname}`);
wrap(children, 'execFile', (_file, args) => `exec ${args.join(' ')}`);
for (const name of ['mkdir', 'open', 'writeFile', 'link', 'rename', 'unlink', 'rm'])
  wrap(promises, name, (path) => `${name} ${path}`);
wrap(fs, 'appendFileSync', (path) => `append ${path}`);
