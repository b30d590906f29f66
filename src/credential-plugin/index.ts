import { sendThroughProxies } from '../aws/http.ts';
import { retrying } from '../aws/retrying.ts';
import { ActionError, explain, toActionError } from '../errors.ts';
import { oneSafeLine, shortened } from '../untrusted.ts';
import { bearerBy } from './bearer.ts';
import { cacheOf, readCache, writeCache } from './cache.ts';
import { renderExecCredential } from './exec-credential.ts';
import { readRecipe } from './recipe-file.ts';
import { named } from './unanswered.ts';

/** client-go sets a plugin no limit at all, and waits twice for one that hangs. */
const BUDGET_MS = 10_000;
const LONGEST_LINE = 300;

/** The credential plugin: `node plugin.js RECIPE` prints an ExecCredential, or one line on stderr and exits with 1. */
async function plugin(recipeFile: string): Promise<string> {
  const environment = process.env;
  const recipe = readRecipe(recipeFile);
  const over = new AbortController();
  const error = new ActionError('timeout', `No credentials in ${BUDGET_MS / 1000} s.`, 'Run the job again.');
  const timer = setTimeout(() => over.abort(error), BUDGET_MS - 500);
  const cacheFile = cacheOf(recipeFile);
  const kitchen = {
    environment,
    send: named(retrying(sendThroughProxies(environment))),
    nowMs: Date.now,
    recall: () => readCache(cacheFile),
    remember: (credentials: Parameters<typeof writeCache>[1]) => writeCache(cacheFile, credentials),
  };
  try {
    return renderExecCredential(
      environment.KUBERNETES_EXEC_INFO ?? '',
      await bearerBy(recipe, kitchen, over.signal),
    );
  } finally {
    clearTimeout(timer);
  }
}

const [, , recipeFile = ''] = process.argv;
plugin(recipeFile).then(
  (text) => {
    process.stdout.write(`${text}\n`, () => process.exit(0));
  },
  (thrown: unknown) => {
    const line = shortened(oneSafeLine(explain(toActionError(thrown)).headline), LONGEST_LINE);
    process.stderr.write(`setup-buildx-kubernetes: ${line}\n`, () => process.exit(1));
  },
);
