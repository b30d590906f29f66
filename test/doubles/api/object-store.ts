/** A stored object, as loosely as JSON is. */
export type Stored = {
  kind?: string;
  metadata: {
    name: string;
    uid: string;
    generation?: number;
    resourceVersion?: string;
    creationTimestamp?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    ownerReferences?: { kind: string; name: string; uid: string }[];
    finalizers?: string[];
    deletionTimestamp?: string;
  };
  spec?: { template?: Template; activeDeadlineSeconds?: number; readonly [field: string]: unknown };
  status?: object;
};

/** A Deployment's pod template, as far as it matters here. */
type Template = {
  metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> };
  readonly [field: string]: unknown;
};

/** A strategic merge patch as it is sent; null removes a field. */
export type SentPatch = {
  readonly metadata?: Omit<Partial<Stored['metadata']>, 'ownerReferences' | 'annotations'> & {
    readonly annotations?: Readonly<Record<string, string | null>>;
    readonly ownerReferences?: readonly SentOwner[] | null;
  };
  readonly spec?: { readonly template?: Template & { readonly $patch?: string } };
};

type SentOwner = { readonly kind: string; readonly name: string; readonly uid: string } & {
  readonly $patch?: string;
};

/** An object before the server gave it a uid. */
export type Posted = Omit<Stored, 'metadata'> & { metadata: Omit<Stored['metadata'], 'uid'> };

/** One line of a watch. */
export type StoreEvent = {
  readonly kind: string;
  readonly version: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: Stored;
};

/** Keeps objects by `kind/name`, counts their versions, and tells of each change, as etcd and its watches do. */
export class ObjectStore {
  readonly objects = new Map<string, Stored>();
  readonly #events: StoreEvent[] = [];
  readonly #listeners = new Set<(event: StoreEvent) => void>();
  #uid = 0;
  #version = 1;

  /** The version of the whole store: what a list has, and what a watch goes on from. */
  get version(): number {
    return this.#version;
  }

  /** Puts an object there as somebody else would; answers it with a uid. */
  put(kind: string, object: Posted): Stored {
    this.#uid += 1;
    const stored = { ...object, metadata: { generation: 1, ...object.metadata, uid: `uid-${this.#uid}` } };
    this.objects.set(`${kind}/${stored.metadata.name}`, stored);
    this.#tell('ADDED', kind, stored);
    return stored;
  }

  /** Gives an object that a test or a controller has changed its next version. */
  changed(kind: string, stored: Stored): void {
    this.#tell('MODIFIED', kind, stored);
  }

  /** Removes an object; true if it was there. */
  remove(key: string): boolean {
    const [kind = ''] = key.split('/');
    const stored = this.objects.get(key);
    if (stored === undefined) return false;
    this.objects.delete(key);
    this.#tell('DELETED', kind, stored);
    return true;
  }

  /** The objects of a kind that a label selector selects. */
  select(kind: string, selector: string): readonly Stored[] {
    const all = [...this.objects].filter(([key]) => key.startsWith(`${kind}/`)).map(([, object]) => object);
    return all.filter((object) => isSelected(object, selector));
  }

  /** Tells of what came after a version, and of what comes. Returns what ends that. */
  watch(kind: string, selector: string, version: number, tell: (event: StoreEvent) => void): () => void {
    const listener = (event: StoreEvent): void => {
      if (event.kind === kind && event.version > version && isSelected(event.object, selector)) tell(event);
    };
    for (const event of this.#events) listener(event);
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(type: StoreEvent['type'], kind: string, stored: Stored): void {
    this.#version += 1;
    stored.metadata.resourceVersion = `${this.#version}`;
    const event = { type, kind, version: this.#version, object: structuredClone(stored) };
    this.#events.push(event);
    for (const listener of this.#listeners) listener(event);
  }
}

/** `a=b,c in (d,e)`. */
function isSelected({ metadata }: Stored, selector: string): boolean {
  return [...selector.matchAll(/([^\s,=]+)(?:=([^,]*)| in \(([^)]*)\))/g)].every(
    ([, name = '', value, values]) => {
      const wanted = value === undefined ? (values ?? '').split(',') : [value];
      return wanted.includes(metadata.labels?.[name] ?? '');
    },
  );
}

/** Merges the metadata of a patch: owners by their uid, labels and annotations by their names. */
export function mergeMetadata({ metadata }: Stored, patch: NonNullable<SentPatch['metadata']>): void {
  const { ownerReferences, annotations = {}, labels = {} } = patch;
  if (ownerReferences === null) delete metadata.ownerReferences;
  for (const { $patch, ...owner } of ownerReferences ?? []) {
    const others = (metadata.ownerReferences ?? []).filter(({ uid }) => uid !== owner.uid);
    const isNew = others.length === (metadata.ownerReferences ?? []).length;
    if ($patch === 'delete') metadata.ownerReferences = others;
    else if (isNew) metadata.ownerReferences = [...others, owner];
  }
  if (patch.labels !== undefined) metadata.labels = { ...metadata.labels, ...labels };
  if (patch.annotations === undefined) return;
  const kept = Object.entries({ ...metadata.annotations, ...annotations });
  metadata.annotations = Object.fromEntries(
    kept.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}
