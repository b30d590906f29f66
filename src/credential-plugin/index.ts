import { sendThroughProxies } from '../aws/http.ts';
import { retrying } from '../aws/retrying.ts';
import { ActionError, explain, toActionError } from '../errors.ts';
import { fitted, oneSafeLine } from '../untrusted.ts';
import { bearerBy } from './bearer.ts';
import { cacheOf, readCache, writeCache } from './cache.ts';
import { renderExecCredential } from './exec-credential.ts';
import { readRecipe } from './recipe-file.ts';
import { named } from './unanswered.ts';

/** client-go sets a plugin no limit at all, and waits twice for one that hangs. */
const BUDGET_MS = 10_000;

/** The credential plugin: `node plugin.js RECIPE` prints an ExecCredential, or one line on stderr and exits with 1. */
async function plugin(recipeFile: string): Promise<string> {
  const environment = process.env;
  const recipe = readRecipe(recipeFile);
  const over = new AbortController();
  // No ActionError: whoever was asked last is told instead.
  const end = new DOMException('no time is left', 'TimeoutError');
  const timer = setTimeout(() => over.abort(end), BUDGET_MS - 500);
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

function lineOf({ code, message, hint }: ActionError): string {
  const what = fitted(`setup-buildx-kubernetes: ${message}`, hint);
  return oneSafeLine(explain(new ActionError(code, what, hint)).headline);
}

const [, , recipeFile = ''] = process.argv;
plugin(recipeFile).then(
  (text) => {
    process.stdout.write(`${text}\n`, () => process.exit(0));
  },
  (thrown: unknown) => {
    process.stderr.write(`${lineOf(toActionError(thrown))}\n`, () => process.exit(1));
  },
);
