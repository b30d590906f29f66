/** A workflow command that a step printed. */
export interface Command {
  /** lower case: the runner does not distinguish */
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Pairs of escaped and plain text. The runner undoes them in this order, `%25` last. */
type Escapes = readonly (readonly [escaped: string, plain: string])[];

const inData: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const inProperty: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
];
const inBrackets: Escapes = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
];

function undo(text: string, escapes: Escapes): string {
  return escapes.reduce((result, [escaped, plain]) => result.replaceAll(escaped, plain), text);
}

function parseProperties(text: string, separator: string, escapes: Escapes): Record<string, string> {
  const pairs = text.split(separator).map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, Math.max(at, 0)), undo(pair.slice(at + 1), escapes)] as const;
  });
  return Object.fromEntries(pairs.filter(([name, value]) => name !== '' && value !== ''));
}

function splitHead(head: string): readonly [name: string, properties: string] {
  const at = head.indexOf(' ');
  return at < 0 ? [head.toLowerCase(), ''] : [head.slice(0, at).toLowerCase(), head.slice(at + 1)];
}

/** `::name key=value,key=value::data`, at the line's start after blanks. */
function parseColons(line: string): Command | undefined {
  const match = /^\s*::(.*?)::(.*)$/s.exec(line);
  if (match === null) return undefined;
  const [, head = '', data = ''] = match;
  const [name, properties] = splitHead(head);
  return {
    name,
    properties: parseProperties(properties.trim(), ',', inProperty),
    data: undo(data, inData),
  };
}

/** `##[name key=value;key=value]data`, anywhere in the line, the first one only. */
function parseBrackets(line: string): Command | undefined {
  const match = /##\[(.*?)\](.*)$/s.exec(line);
  if (match === null) return undefined;
  const [, head = '', data = ''] = match;
  const [name, properties] = splitHead(head);
  return { name, properties: parseProperties(properties, ';', inBrackets), data: undo(data, inBrackets) };
}

/** Reads a line as the runner does (actions/runner, src/Runner.Common/ActionCommand.cs). */
export function parseCommand(line: string, isKnown: (name: string) => boolean): Command | undefined {
  const candidates = [parseColons(line), parseBrackets(line)];
  return candidates.find((command) => command !== undefined && isKnown(command.name));
}
