import { parse } from 'yaml';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function checkRuns(runs: Fields, isFile: (path: string) => boolean): readonly string[] {
  const using = runs.using === 'node24' ? [] : ['runs.using is not node24'];
  const scripts = ['main', 'post'].flatMap((key) => {
    const path = runs[key];
    if (!isText(path)) return [`runs.${key} is missing`];
    return path.startsWith('dist/') && isFile(path) ? [] : [`runs.${key}: there is no ${path} in dist`];
  });
  return [...using, ...scripts];
}

function checkInput(name: string, input: Fields): readonly string[] {
  const faults: string[] = [];
  if (!isText(input.description)) faults.push(`input ${name} has no description`);
  // The runner hands over text; YAML would make 010 an 8 and `no` a false.
  if ('default' in input && typeof input.default !== 'string') {
    faults.push(`input ${name}: the default is not a string, quote it`);
  }
  const known = ['description', 'default', 'required', 'deprecationMessage'];
  const unknown = Object.keys(input).filter((key) => !known.includes(key));
  return [...faults, ...unknown.map((key) => `input ${name}: the runner knows no ${key}`)];
}

/** What the runner would stumble over in an action.yml, one line each. `isFile` is asked for paths as written there. */
export function checkActionYml(text: string, isFile: (path: string) => boolean): readonly string[] {
  const action = fieldsOf(parse(text));
  const inputs = Object.entries(fieldsOf(action.inputs));
  const outputs = Object.entries(fieldsOf(action.outputs));
  return [
    ...['name', 'description'].filter((key) => !isText(action[key])).map((key) => `${key} is missing`),
    ...checkRuns(fieldsOf(action.runs), isFile),
    ...inputs.flatMap(([name, input]) => checkInput(name, fieldsOf(input))),
    ...outputs
      .filter(([, output]) => !isText(fieldsOf(output).description))
      .map(([name]) => `output ${name} has no description`),
  ];
}
