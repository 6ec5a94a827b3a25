import { Collection } from './collection.ts';
import { type StateChanges, StateFile } from './state-file.ts';

const WRITE_DELAY_MS = 50;

/**
 * What the vendors remember: synchronous in memory, written behind to a file within 100 ms when there is a data folder, so that a
 * killed sandbox may forget its last moments and a stopped one forgets nothing.
 */
export class SandboxState {
  readonly #collections = new Map<string, { vendor: string; kind: string; collection: Collection<unknown> }>();
  readonly #file: StateFile | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(dataDir?: string) {
    this.#file = dataDir === undefined ? undefined : new StateFile(dataDir);
  }

  /** The same collection for the same names; `T` must survive JSON. */
  collection<T>(vendor: string, kind: string): Collection<T> {
    const key = `${vendor}/${kind}`;
    let entry = this.#collections.get(key);
    if (entry === undefined) {
      const stored = this.#file?.read(vendor, kind) ?? { records: [], counter: 0 };
      entry = { vendor, kind, collection: new Collection<unknown>(stored, () => this.#writeSoon()) };
      this.#collections.set(key, entry);
    }
    return entry.collection as Collection<T>;
  }

  /** Number of records of each kind of a vendor. */
  counts(vendor: string): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { kind, collection } of this.#of(vendor)) counts[kind] = collection.size;
    return counts;
  }

  /** Deletes every record of a vendor; counters go on, so that no id is given twice. */
  clear(vendor: string): void {
    for (const { collection } of this.#of(vendor)) collection.clear();
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#file === undefined) return;
    const changes: StateChanges = { deleted: [], put: [], counters: [] };
    for (const { vendor, kind, collection } of this.#collections.values()) {
      for (const id of collection.changes.deleted) changes.deleted.push({ vendor, kind, id });
      for (const id of collection.changes.put)
        changes.put.push({ vendor, kind, id, value: JSON.stringify(collection.get(id)) });
      if (collection.changes.counter) changes.counters.push({ vendor, kind, value: collection.counter });
    }
    this.#file.write(changes);
    for (const { collection } of this.#collections.values()) {
      collection.changes.deleted.clear();
      collection.changes.put.clear();
      collection.changes.counter = false;
    }
  }

  close(): void {
    this.flush();
    this.#file?.close();
  }

  #of(vendor: string): { kind: string; collection: Collection<unknown> }[] {
    for (const stored of this.#file?.kinds() ?? []) if (stored.vendor === vendor) this.collection(vendor, stored.kind);
    return [...this.#collections.values()].filter((entry) => entry.vendor === vendor);
  }

  #writeSoon(): void {
    if (this.#file === undefined) return;
    this.#timer ??= setTimeout(() => this.flush(), WRITE_DELAY_MS);
  }
}
