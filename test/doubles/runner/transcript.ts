import type { Masks } from './masks.ts';

/** What shows on the run's page besides the log. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** masked; its lines as one, without a link that is the last one */
  readonly message: string;
  /** masked, as it is shown */
  readonly text: string;
  readonly properties: Readonly<Record<string, string>>;
}

const LAST_LINK = /\nhttps:\/\/\S+$/;

/** The log of a step as people see it, and its annotations. Masks hide from the line on in which they were added. */
export class Transcript {
  readonly annotations: Annotation[] = [];
  readonly #lines: string[] = [];
  readonly #masks: Masks;

  constructor(masks: Masks) {
    this.#masks = masks;
  }

  get text(): string {
    return this.#lines.join('\n');
  }

  show(line: string): void {
    this.#lines.push(this.#masks.apply(line));
  }

  annotate(level: Annotation['level'], message: string, properties: Annotation['properties'] = {}): void {
    const text = this.#masks.apply(message);
    const line = text.replace(LAST_LINK, '').replaceAll('\n', ' ');
    this.annotations.push({ level, message: line, text, properties });
    this.show(`##[${level}]${message}`);
  }
}
