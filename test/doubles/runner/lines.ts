/**
 * Cuts a stream of text into lines as .NET's ReadLine does it for the runner: at \n, \r\n and also at a lone \r, so
 * that what follows a carriage return is a line start (and can be a command).
 */
export class LineSplitter {
  #pending = '';

  /** The lines that `chunk` completes. */
  push(chunk: string): readonly string[] {
    // A \r at the very end may be the first half of \r\n.
    const lines = (this.#pending + chunk).split(/\r\n|\n|\r(?!$)/);
    this.#pending = lines.pop() ?? '';
    return lines;
  }

  /** The last line, if the stream did not end with a line break. */
  end(): readonly string[] {
    const rest = this.#pending;
    this.#pending = '';
    return rest === '' ? [] : [rest.replace(/\r$/, '')];
  }
}
