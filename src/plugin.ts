import type { AwsCredentials } from './cluster/aws/credentials.ts';
import { sendThroughProxies } from './cluster/aws/http.ts';
import { retrying } from './cluster/aws/retrying.ts';
import { readProxies } from './cluster/network/proxy.ts';
import { askedOf, cacheOf, readAsked, readCache, writeAsked, writeCache } from './cluster/recipe/cache.ts';
import type { AskedKeys } from './cluster/recipe/ended-keys.ts';
import { renderExecCredential } from './cluster/recipe/exec-credential.ts';
import { bearerBy } from './cluster/recipe/mint.ts';
import { readRecipe } from './cluster/recipe/recipe-file.ts';
import { named } from './cluster/recipe/unanswered.ts';
import { ActionError, explain, toActionError } from './lib/errors.ts';
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
  // No ActionError: whoever was asked last is told instead.
  const end = new DOMException('no time is left', 'TimeoutError');
  const timer = setTimeout(() => over.abort(end), BUDGET_MS - performance.now());
  const cacheFile = cacheOf(recipeFile);
  const askedFile = askedOf(recipeFile);
  const kitchen = {
    environment,
    send: named(retrying(sendThroughProxies(readProxies(environment)))),
    nowMs: Date.now,
    uptimeMs,
    recall: () => readCache(cacheFile),
    remember: (credentials: AwsCredentials) => writeCache(cacheFile, credentials),
    recallAsked: () => readAsked(askedFile),
    rememberAsked: (asked: AskedKeys) => writeAsked(askedFile, asked),
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

/** The end of a plugin in which something does not heed its signal: whoever waits in client-go waits for ever. */
function hardEnd(): Promise<never> {
  const hint =
    'Check the way from this runner to GitHub and AWS (proxy, firewall, HTTPS_PROXY and NO_PROXY).';
  const end = new ActionError({ code: 'unreachable', message: 'No credentials: no answer in 10 s.', hint });
  return new Promise((_, failed) => setTimeout(() => failed(end), HARD_END_MS - performance.now()));
}

const PREFIX = 'setup-buildx-kubernetes: ';

function lineOf({ code, message, hint }: ActionError): string {
  const what = `${PREFIX}${fitHeadline(message, `${PREFIX}${hint}`)}`;
  return toSafeLine(explain(new ActionError({ code, message: what, hint })).headline);
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
