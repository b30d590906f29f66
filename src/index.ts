import { explain, toActionError } from './errors.ts';
import { fail } from './log.ts';
import { main } from './main.ts';
import { printOidcToken } from './oidc-plugin.ts';
import { post } from './post.ts';
import { renew } from './renew.ts';

const [, , phase = 'main', folder = ''] = process.argv;
if (phase === 'renew') {
  renew(folder).catch(() => {
    process.exitCode = 1;
  });
} else if (phase === 'oidc') {
  printOidcToken(folder).catch((thrown: unknown) => {
    process.stderr.write(`${explain(toActionError(thrown)).headline}\n`);
    process.exitCode = 1;
  });
} else {
  const run = phase === 'post' ? post : main;
  run().catch((thrown: unknown) => fail(toActionError(thrown)));
}
