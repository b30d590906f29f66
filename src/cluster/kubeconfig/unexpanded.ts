import { ActionError } from '../../lib/errors.ts';

/** What an expression gives that a shell would have found in these variables. */
const KNOWN: Readonly<Record<string, string>> = {
  HOME: '~ for the home folder',
  USERPROFILE: '~ for the home folder',
  GITHUB_WORKSPACE: expression('github.workspace'),
  RUNNER_TEMP: expression('runner.temp'),
};

/**
 * Refuses paths of which nothing is there, and that are meant for a shell: neither the runner nor kubectl expands
 * them. A variable is told by a name such as variables have; anything else may be a secret.
 */
export function refuseUnexpanded(paths: string, from: string): void {
  const [, braced, plain, percent] =
    /\$\{([A-Z_][A-Z0-9_]*)\}|\$([A-Z_][A-Z0-9_]*)|%([A-Z_][A-Z0-9_]*)%/.exec(paths) ?? [];
  const name = braced ?? plain ?? percent;
  if (name !== undefined)
    throw unexpanded(from, percent === undefined ? `$${name}` : `%${name}%`, remedyOf(name));
  if (/\$\(|`/.test(paths))
    throw new ActionError({
      code: 'input',
      message: `${from}: nothing runs $(…) here.`,
      hint: 'Write what it would print.',
    });
  if (paths.includes('$')) throw unexpanded(from, '$…', `Write ${expression('env.NAME')}.`);
  if (/(^|:)~[\w-]/.test(paths)) throw unexpanded(from, '~ with a name', 'Write ~/ or an absolute path.');
}

function unexpanded(from: string, what: string, hint: string): ActionError {
  return new ActionError({ code: 'input', message: `${from}: nothing expands ${what} here.`, hint });
}

function remedyOf(name: string): string {
  if (Object.hasOwn(KNOWN, name)) return `Write ${KNOWN[name] ?? ''}.`;
  const hint = `Write ${expression(`env.${name}`)}, or ${expression(`secrets.${name}`)} for a secret`;
  return name === 'KUBECONFIG' ? `${hint}, or leave the input empty.` : `${hint}.`;
}

/** As a workflow writes it. */
export function expression(content: string): string {
  return `\${{ ${content} }}`;
}
