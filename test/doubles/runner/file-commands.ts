import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Pairs = Readonly<Record<string, string>>;

/** What a step wrote into the runner's files. */
export interface FileCommands {
  readonly env: Pairs;
  readonly outputs: Pairs;
  readonly state: Pairs;
  readonly paths: readonly string[];
  readonly summary: string;
  /** one for each file that the runner cannot read to its end */
  readonly faults: readonly string[];
}

/** The pairs up to the first fault, which the runner keeps, and the fault. */
export interface ParsedPairs {
  readonly pairs: Pairs;
  readonly fault?: string;
}

/** `NAME=value` lines and `NAME<<DELIMITER` blocks (actions/runner, src/Runner.Worker/FileCommandManager.cs). */
export function parsePairs(text: string): ParsedPairs {
  const pairs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    const [, name = '', sign = '', rest = ''] = /^(.*?)(=|<<)(.*)$/s.exec(line) ?? [];
    if (sign === '=' && name !== '') {
      pairs[name] = rest;
    } else if (sign !== '<<' || name === '' || rest === '') {
      return { pairs, fault: `Invalid format '${line}'` };
    } else {
      const end = lines.indexOf(rest, at + 1);
      if (end < 0) return { pairs, fault: `Invalid value. Matching delimiter not found '${rest}'` };
      pairs[name] = lines.slice(at + 1, end).join('\n');
      at = end;
    }
  }
  return { pairs };
}

const names = ['env', 'output', 'state', 'path', 'step_summary'] as const;

/** Five fresh files for one process of one step. */
export class CommandFiles {
  readonly #folder: string;

  constructor(runnerTemp: string) {
    this.#folder = mkdtempSync(join(runnerTemp, '_runner_file_commands-'));
    for (const name of names) writeFileSync(this.#path(name), '');
  }

  get variables(): Pairs {
    return Object.fromEntries(names.map((name) => [`GITHUB_${name.toUpperCase()}`, this.#path(name)]));
  }

  /** To be called when the process is gone, however it went. */
  read(): FileCommands {
    const env = parsePairs(this.#text('env'));
    const outputs = parsePairs(this.#text('output'));
    const state = parsePairs(this.#text('state'));
    const faults = Object.entries({ env, output: outputs, state }).flatMap(([name, { fault }]) =>
      fault === undefined ? [] : [`Unable to process file command '${name}' successfully. ${fault}`],
    );
    return {
      env: env.pairs,
      outputs: outputs.pairs,
      state: state.pairs,
      paths: this.#text('path')
        .split(/\r?\n/)
        .filter((line) => line !== ''),
      summary: this.#text('step_summary'),
      faults,
    };
  }

  #text(name: (typeof names)[number]): string {
    const path = this.#path(name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}
