import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

interface StoredRecord {
  readonly vendor: string;
  readonly kind: string;
  readonly id: string;
  readonly value: string;
}

export interface StateChanges {
  readonly deleted: Omit<StoredRecord, 'value'>[];
  readonly put: StoredRecord[];
  readonly counters: { vendor: string; kind: string; value: number }[];
}

/** `sandbox.db` in the data folder. Rows come back in the order in which they were first put. */
export class StateFile {
  readonly #database: DatabaseSync;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.#database = new DatabaseSync(join(dataDir, 'sandbox.db'));
    this.#database.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS record (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, vendor TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL,
        UNIQUE (vendor, kind, id)
      );
      CREATE TABLE IF NOT EXISTS counter (vendor TEXT, kind TEXT, value INTEGER NOT NULL, PRIMARY KEY (vendor, kind)) WITHOUT ROWID;
    `);
  }

  read(vendor: string, kind: string): { records: { id: string; value: string }[]; counter: number } {
    const records = this.#database
      .prepare('SELECT id, value FROM record WHERE vendor = ? AND kind = ? ORDER BY seq')
      .all(vendor, kind) as { id: string; value: string }[];
    const row = this.#database.prepare('SELECT value FROM counter WHERE vendor = ? AND kind = ?').get(vendor, kind) as
      { value: number } | undefined;
    return { records, counter: row?.value ?? 0 };
  }

  kinds(): { vendor: string; kind: string }[] {
    return this.#database.prepare('SELECT DISTINCT vendor, kind FROM record').all() as {
      vendor: string;
      kind: string;
    }[];
  }

  /** All of it or nothing of it. */
  write(changes: StateChanges): void {
    const remove = this.#database.prepare('DELETE FROM record WHERE vendor = ? AND kind = ? AND id = ?');
    const put = this.#database.prepare(
      'INSERT INTO record (vendor, kind, id, value) VALUES (?, ?, ?, ?) ON CONFLICT (vendor, kind, id) DO UPDATE SET value = excluded.value',
    );
    const count = this.#database.prepare('INSERT OR REPLACE INTO counter (vendor, kind, value) VALUES (?, ?, ?)');
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const entry of changes.deleted) remove.run(entry.vendor, entry.kind, entry.id);
      for (const entry of changes.put) put.run(entry.vendor, entry.kind, entry.id, entry.value);
      for (const entry of changes.counters) count.run(entry.vendor, entry.kind, entry.value);
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#database.close();
  }
}
