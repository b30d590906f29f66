import type { Masks } from './masks.ts';

/** What shows on the run's page besides the log. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** masked */
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
}

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
    this.annotations.push({ level, message: this.#masks.apply(message), properties });
    this.show(`##[${level}]${message}`);
  }
}
