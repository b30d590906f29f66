type Range = readonly [start: number, end: number];

function encodeUri(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function encodeXml(value: string): string {
  const names: Readonly<Record<string, string>> = {
    '<': 'lt',
    '>': 'gt',
    '"': 'quot',
    "'": 'apos',
    '&': 'amp',
  };
  return value.replace(/[<>"'&]/g, (char) => `&${names[char]};`);
}

/** base64 of the value as it stands at each of the three alignments (`user:secret` shifts it). */
function encodeBase64(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2].map((shift) => bytes.subarray(bytes.length > shift ? shift : 0).toString('base64'));
}

/** The forms in which the runner hides a value (src/Sdk/DTLogging/Logging/ValueEncoders.cs, but for PowerShell's). */
function formsOf(value: string): readonly string[] {
  const quoted = value.length > 8 && value.startsWith('"') && value.endsWith('"');
  return [
    value,
    ...encodeBase64(value),
    value.replaceAll('"', '\\"'),
    value.replaceAll("'", "''"),
    JSON.stringify(value).slice(1, -1),
    encodeUri(value),
    encodeXml(value),
    ...(quoted ? [value.slice(1, -1)] : []),
  ];
}

function findAll(text: string, value: string): readonly Range[] {
  const ranges: Range[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1))
    ranges.push([at, at + value.length]);
  return ranges;
}

/** The secrets of a job and how its log hides them. */
export class Masks {
  readonly #values = new Set<string>();

  /** Hides the value and each of its lines from now on. */
  add(secret: string): void {
    const lines = secret.split(/[\r\n]/).map((line) => line.trim());
    for (const part of [secret, ...lines].filter((value) => value !== '')) {
      for (const form of formsOf(part)) this.#values.add(form);
    }
  }

  /** Overlapping and adjacent secrets become one `***`, as in the runner's log. */
  apply(text: string): string {
    const ranges = [...this.#values].flatMap((value) => findAll(text, value)).sort(([a], [b]) => a - b);
    let result = '';
    let shownTo = 0;
    for (const [start, end] of ranges) {
      if (start > shownTo || shownTo === 0) result += `${text.slice(shownTo, start)}***`;
      shownTo = Math.max(shownTo, end);
    }
    return result + text.slice(shownTo);
  }
}
