import type { TomlTable, TomlValue } from 'smol-toml';

/** What a key of a configuration may hold: a plain value, or tables with keys of their own. */
type Shape =
  | 'boolean'
  | 'number'
  | 'text'
  | 'texts'
  /** A size or a duration: text or a number. */
  | 'measure'
  | 'any'
  | { readonly kind: 'table'; readonly fields: Fields }
  | { readonly kind: 'tables'; readonly fields: Fields }
  /** Keys of the user's own, each with a table. */
  | { readonly kind: 'named'; readonly fields: Fields };

type Fields = Readonly<Record<string, Shape>>;

/** A configuration with its keys as the shape spells them, and what is wrong with it, by path and without values. */
type Shaped = {
  readonly config: TomlTable;
  /** Keys that the shape does not have. */
  readonly unknown: readonly string[];
  /** Values of a type that the program would not start with. */
  readonly wrong: readonly string[];
};

type Notes = { readonly unknown: string[]; readonly wrong: string[] };

/** Compares a configuration with its shape. Keys ignore case, as in go-toml (go-toml v2, unmarshaler.go). */
export function shape(config: TomlTable, fields: Fields): Shaped {
  const notes: Notes = { unknown: [], wrong: [] };
  return { config: shapeTable(config, fields, '', notes), ...notes };
}

function shapeTable(table: TomlTable, fields: Fields, path: string, notes: Notes): TomlTable {
  const names = new Map(Object.keys(fields).map((name) => [name.toLowerCase(), name]));
  const shaped = new Map<string, TomlValue>();
  for (const [key, value] of Object.entries(table)) {
    const name = names.get(key.toLowerCase());
    const field = name === undefined ? undefined : fields[name];
    if (name === undefined || field === undefined) {
      notes.unknown.push(path + quoteKey(key));
      shaped.set(key, value);
    } else {
      if (shaped.has(name)) notes.wrong.push(`${path}${name} is set twice`);
      shaped.set(name, shapeValue(value, field, path + name, notes));
    }
  }
  return Object.fromEntries(shaped);
}

function shapeValue(value: TomlValue, wanted: Shape, path: string, notes: Notes): TomlValue {
  if (typeof wanted === 'string') {
    if (!IS[wanted](value)) notes.wrong.push(`${path} is not ${NAMES[wanted]}`);
    return value;
  }
  const { kind, fields } = wanted;
  if (kind === 'tables') {
    if (Array.isArray(value) && value.every(isTable))
      return value.map((one, index) => shapeTable(one, fields, `${path}[${index}].`, notes));
    notes.wrong.push(`${path} is not a list of tables, [[${path}]]`);
    return value;
  }
  if (!isTable(value)) {
    notes.wrong.push(`${path} is not a table`);
    return value;
  }
  if (kind === 'table') return shapeTable(value, fields, `${path}.`, notes);
  const named = Object.entries(value).map(([key, one]): [string, TomlValue] => {
    const place = `${path}.${quoteKey(key)}`;
    if (isTable(one)) return [key, shapeTable(one, fields, `${place}.`, notes)];
    notes.wrong.push(`${place} is not a table`);
    return [key, one];
  });
  return Object.fromEntries(named);
}

const IS: Readonly<Record<Extract<Shape, string>, (value: TomlValue) => boolean>> = {
  boolean: (value) => typeof value === 'boolean',
  number: isNumber,
  text: (value) => typeof value === 'string',
  texts: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  measure: (value) => typeof value === 'string' || isNumber(value),
  any: () => true,
};

const NAMES: Readonly<Record<Extract<Shape, string>, string>> = {
  boolean: 'true or false',
  number: 'a number',
  text: 'a text in quotes',
  texts: 'a list of texts, ["..."]',
  measure: 'a size or a duration',
  any: 'anything',
};

function isNumber(value: TomlValue): boolean {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** True for a table of TOML: dates are objects too. */
export function isTable(value: unknown): value is TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('toISOString' in value);
}

function quoteKey(key: string): string {
  return /^[\w-]{1,40}$/.test(key) ? key : JSON.stringify(key.slice(0, 40));
}

/** Returns a table of a configuration; an empty one when there is none. */
export function tableIn(config: TomlTable, name: string): TomlTable {
  const value = config[name];
  return isTable(value) ? value : {};
}

const table = (fields: Fields): Shape => ({ kind: 'table', fields });

/** The keys of garbage collection. Where a user sets one of these, none of ours is set. */
export const GC_KEYS = {
  gc: 'boolean',
  gckeepstorage: 'measure',
  reservedSpace: 'measure',
  maxUsedSpace: 'measure',
  minFreeSpace: 'measure',
  gcpolicy: {
    kind: 'tables',
    fields: {
      all: 'boolean',
      filters: 'texts',
      keepDuration: 'measure',
      keepBytes: 'measure',
      reservedSpace: 'measure',
      maxUsedSpace: 'measure',
      minFreeSpace: 'measure',
    },
  },
} as const;

const NETWORK: Fields = {
  networkMode: 'text',
  cniConfigPath: 'text',
  cniBinaryPath: 'text',
  cniPoolSize: 'number',
  bridgeName: 'text',
  bridgeSubnet: 'text',
};

/** What both kinds of worker have. */
const WORKER: Fields = {
  ...GC_KEYS,
  ...NETWORK,
  enabled: 'boolean',
  labels: 'any',
  platforms: 'texts',
  snapshotter: 'text',
  rootless: 'boolean',
  defaultCgroupParent: 'text',
  'apparmor-profile': 'text',
  selinux: 'boolean',
  'max-parallelism': 'number',
};

/** The keys of BuildKit 0.33 (buildkit, cmd/buildkitd/config/config.go). It ignores others without a word. */
export const BUILDKITD_KEYS: Fields = {
  debug: 'boolean',
  trace: 'boolean',
  root: 'text',
  'insecure-entitlements': 'texts',
  proxyNetwork: 'boolean',
  provenanceEnvDir: 'text',
  log: table({ format: 'text', level: 'text' }),
  grpc: table({
    address: 'texts',
    debugAddress: 'text',
    uid: 'number',
    gid: 'number',
    securityDescriptor: 'text',
    tls: table({ cert: 'text', key: 'text', ca: 'text' }),
  }),
  otel: table({ socketPath: 'text' }),
  cdi: table({ disabled: 'boolean', specDirs: 'texts', autoAllowed: 'texts' }),
  worker: table({
    oci: table({
      ...WORKER,
      noProcessSandbox: 'boolean',
      userRemapUnsupported: 'text',
      binary: 'text',
      proxySnapshotterPath: 'text',
      stargzSnapshotter: 'any',
    }),
    containerd: table({ ...WORKER, address: 'text', namespace: 'text', runtime: 'any' }),
  }),
  registry: {
    kind: 'named',
    fields: {
      mirrors: 'texts',
      http: 'boolean',
      insecure: 'boolean',
      ca: 'texts',
      keypair: { kind: 'tables', fields: { key: 'text', cert: 'text' } },
      tlsconfigdir: 'texts',
    },
  },
  dns: table({ nameservers: 'texts', options: 'texts', searchDomains: 'texts' }),
  history: table({ maxAge: 'measure', maxEntries: 'number' }),
  frontend: table({
    'dockerfile.v0': table({ enabled: 'boolean' }),
    'gateway.v0': table({ enabled: 'boolean', allowedRepositories: 'texts' }),
  }),
  system: table({ platformsCacheMaxAge: 'measure', maxRegistryConcurrency: 'number' }),
  cache: table({ gha: 'any' }),
};
