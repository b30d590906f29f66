import { readProxies } from './cluster/network/proxy.ts';
import { sendThroughProxies } from './cluster/network/send.ts';
import { cacheOf, checkOf, readCache, readCheck, writeCache, writeCheck } from './cluster/recipe/cache.ts';
import type { MintContext } from './cluster/recipe/context.ts';
import { renderExecCredential } from './cluster/recipe/exec-credential.ts';
import { readIdTokenService } from './cluster/recipe/id-token.ts';
import { mintToken } from './cluster/recipe/mint.ts';
import { readRecipe } from './cluster/recipe/recipe.ts';
import { ActionError, changedError, toActionError, wholeOf } from './lib/errors.ts';
import { fitHeadline, toSafeLine } from './lib/safe-text.ts';
import { uptimeMs } from './lib/system/uptime.ts';

/** client-go sets a plugin no limit at all, and waits twice for one that hangs: 10 s, its start and end included. */
const BUDGET_MS = 9250;
const HARD_END_MS = 9600;

/** The credential plugin: `node plugin.js RECIPE` prints an ExecCredential, or one line on stderr and exits with 1. */
async function plugin(recipeFile: string): Promise<string> {
  const environment = process.env;
  const recipe = readRecipe(recipeFile);
  const over = new AbortController();
  // No ActionError: the message names the server that was asked last instead.
  const end = new DOMException('no time is left', 'TimeoutError');
  const timer = setTimeout(() => over.abort(end), BUDGET_MS - performance.now());
  const cacheFile = cacheOf(recipeFile);
  const checkFile = checkOf(recipeFile);
  const context: MintContext = {
    idTokens: readIdTokenService(environment),
    send: sendThroughProxies(readProxies(environment)),
    nowMs: Date.now,
    uptimeMs,
    recall: () => readCache(cacheFile),
    remember: (credentials) => writeCache(cacheFile, credentials),
    recallCheck: () => readCheck(checkFile),
    rememberCheck: (check) => writeCheck(checkFile, check),
  };
  try {
    const token = await mintToken(recipe, context, over.signal);
    return renderExecCredential(environment.KUBERNETES_EXEC_INFO ?? '', token);
  } finally {
    clearTimeout(timer);
  }
}

/** Ends a plugin in which something ignores its signal: client-go would wait for it without a limit. */
function hardEnd(): Promise<never> {
  const hint =
    'Check the network between this runner and GitHub and AWS (proxy, firewall, HTTPS_PROXY and NO_PROXY).';
  const end = new ActionError({ code: 'unreachable', message: 'No credentials: no answer in 10 s.', hint });
  return new Promise((_, failed) => setTimeout(() => failed(end), HARD_END_MS - performance.now()));
}

const PREFIX = 'setup-buildx-kubernetes: ';

function lineOf(error: ActionError): string {
  const { hint = '' } = error;
  const message = fitHeadline(error.message, `${PREFIX}${hint}`);
  return toSafeLine(`${PREFIX}${wholeOf(changedError(error, { message }))}`);
}

const [, , recipeFile = ''] = process.argv;
Promise.race([plugin(recipeFile), hardEnd()]).then(
  (text) => {
    process.stdout.write(`${text}\n`, () => process.exit(0));
  },
  (thrown: unknown) => {
    process.stderr.write(`${lineOf(toActionError(thrown))}\n`, () => process.exit(1));
  },
);
