import { type Command, parseCommand } from './command.ts';
import type { Masks } from './masks.ts';
import { Transcript } from './transcript.ts';

const names = `add-mask add-matcher add-path debug echo endgroup error group notice
  remove-matcher save-state set-env set-output stop-commands warning`;
const known: ReadonlySet<string> = new Set(names.split(/\s+/));

/**
 * Takes what a step's process prints, line by line, and does what the lines command
 * (actions/runner, src/Runner.Worker/ActionCommandManager.cs).
 */
export class StepLog {
  readonly transcript: Transcript;
  /** by the old commands `set-output` and `save-state`, which the runner still obeys */
  readonly outputs: Record<string, string> = {};
  readonly state: Record<string, string> = {};
  /** A command that the runner refuses fails the step, whatever its exit code. */
  hasFailed = false;
  readonly #masks: Masks;
  readonly #showsDebug: boolean;
  readonly #raw: string[] = [];
  #resumeToken: string | undefined;

  constructor(masks: Masks, showsDebug: boolean) {
    this.transcript = new Transcript(masks);
    this.#masks = masks;
    this.#showsDebug = showsDebug;
  }

  /** As the process printed it: the order of arrival over both streams. */
  get rawText(): string {
    return this.#raw.join('\n');
  }

  /** A line from stdout or stderr. */
  push(line: string): void {
    this.#raw.push(line);
    const command = parseCommand(line, (name) => known.has(name) || name === this.#resumeToken);
    if (command === undefined) this.transcript.show(line);
    else if (this.#resumeToken === undefined) this.#obey(command);
    else this.#waitForResume(command, line);
  }

  /** Fails the step with an error on its page. */
  refuse(message: string): void {
    this.transcript.annotate('error', message);
    this.hasFailed = true;
  }

  #waitForResume({ name }: Command, line: string): void {
    this.transcript.show(line);
    if (name === this.#resumeToken) this.#resumeToken = undefined;
  }

  #obey({ name, properties, data }: Command): void {
    const setting = properties.name ?? '';
    if (name === 'error' || name === 'warning' || name === 'notice')
      this.transcript.annotate(name, data, properties);
    if (name === 'group' || name === 'endgroup')
      this.transcript.show(`##[${name}]${name === 'group' ? data : ''}`);
    if (name === 'debug' && this.#showsDebug) this.transcript.show(`##[debug]${data}`);
    if (name === 'add-mask') this.#addMask(data);
    if (name === 'stop-commands') this.#stop(data);
    if (name === 'set-output') this.outputs[setting] = data;
    if (name === 'save-state') this.state[setting] = data;
    if (name === 'set-env' || name === 'add-path') this.refuse(`The \`${name}\` command is disabled.`);
  }

  #addMask(secret: string): void {
    if (secret.trim() !== '') this.#masks.add(secret);
    else
      this.transcript.annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.");
  }

  #stop(token: string): void {
    const resumeToken = token.toLowerCase();
    if (token === '' || known.has(resumeToken) || resumeToken === 'pause-logging') {
      this.refuse('Unable to process command stop-commands: the token is a command or empty.');
      return;
    }
    this.#resumeToken = resumeToken;
    if (token.length > 6) this.#masks.add(token);
    this.transcript.show(`::stop-commands::${token}`);
  }
}
