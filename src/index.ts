import { toActionError } from './errors.ts';
import { fail } from './log.ts';
import { main } from './main.ts';
import { post } from './post.ts';
import { renew } from './renew.ts';

const [, , phase = 'main', folder = ''] = process.argv;
if (phase === 'renew') {
  renew(folder).catch(() => {
    process.exitCode = 1;
  });
} else {
  const run = phase === 'post' ? post : main;
  run().catch((thrown: unknown) => fail(toActionError(thrown)));
}
