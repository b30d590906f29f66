import { renew } from './action/renewal/renewer.ts';
import { fail } from './action/runner/log.ts';
import { toActionError } from './lib/errors.ts';
import { main } from './main.ts';
import { post } from './post.ts';

const [, , phase = 'main', folder = ''] = process.argv;
if (phase === 'renew') {
  renew(folder).catch(() => {
    process.exitCode = 1;
  });
} else {
  const run = phase === 'post' ? post : main;
  run().catch((thrown: unknown) => fail(toActionError(thrown)));
}
