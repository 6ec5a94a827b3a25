export interface CollectionIndex<T> {
  /** The records under this key, oldest first; empty when there are none. */
  get(key: string): readonly T[];
}

interface Index<T> {
  readonly key: (value: T) => string | readonly string[] | undefined;
  readonly ids: Map<string, Set<string>>;
}

export interface CollectionChanges {
  readonly deleted: Set<string>;
  readonly put: Set<string>;
  counter: boolean;
}

/**
 * Records of one kind of one vendor, by id, in the order in which they were first put.
 * A value is never changed in place: put a new one, or neither the indexes nor the file learn of it.
 */
export class Collection<T> {
  readonly changes: CollectionChanges = { deleted: new Set(), put: new Set(), counter: false };
  readonly #values = new Map<string, T>();
  readonly #indexes = new Map<string, Index<T>>();
  readonly #changed: () => void;
  #counter: number;

  constructor(stored: { records: { id: string; value: string }[]; counter: number }, changed: () => void) {
    for (const { id, value } of stored.records) this.#values.set(id, JSON.parse(value) as T);
    this.#counter = stored.counter;
    this.#changed = changed;
  }

  get(id: string): T | undefined {
    return this.#values.get(id);
  }

  put(id: string, value: T): void {
    const before = this.#values.get(id);
    if (before !== undefined) this.#unindex(id, before);
    this.#values.set(id, value);
    for (const index of this.#indexes.values()) addTo(index, id, value);
    this.changes.put.add(id);
    this.#changed();
  }

  delete(id: string): boolean {
    const before = this.#values.get(id);
    if (before === undefined) return false;
    this.#unindex(id, before);
    this.#values.delete(id);
    this.changes.put.delete(id);
    this.changes.deleted.add(id);
    this.#changed();
    return true;
  }

  clear(): void {
    for (const id of this.#values.keys()) this.delete(id);
  }

  values(): IterableIterator<T> {
    return this.#values.values();
  }

  get size(): number {
    return this.#values.size;
  }

  /** 1, 2, 3, …; never the same twice, also after a restart or `clear`. */
  nextNumber(): number {
    this.#counter += 1;
    this.changes.counter = true;
    this.#changed();
    return this.#counter;
  }

  get counter(): number {
    return this.#counter;
  }

  /** Kept up to date from the first call on; a name stands for one `key` function. Several keys put a record under each of them. */
  index(name: string, key: (value: T) => string | readonly string[] | undefined): CollectionIndex<T> {
    let index = this.#indexes.get(name);
    if (index === undefined) {
      index = { key, ids: new Map() };
      for (const [id, value] of this.#values) addTo(index, id, value);
      this.#indexes.set(name, index);
    }
    const { ids } = index;
    return { get: (wanted) => [...(ids.get(wanted) ?? [])].map((id) => this.#values.get(id)!) };
  }

  #unindex(id: string, value: T): void {
    for (const index of this.#indexes.values()) {
      for (const key of keysOf(index, value)) {
        const ids = index.ids.get(key);
        ids?.delete(id);
        if (ids?.size === 0) index.ids.delete(key);
      }
    }
  }
}

function addTo<T>(index: Index<T>, id: string, value: T): void {
  for (const key of keysOf(index, value)) {
    const ids = index.ids.get(key);
    if (ids === undefined) index.ids.set(key, new Set([id]));
    else ids.add(id);
  }
}

function keysOf<T>(index: Index<T>, value: T): readonly string[] {
  const key = index.key(value);
  if (key === undefined) return [];
  return typeof key === 'string' ? [key] : key;
}
