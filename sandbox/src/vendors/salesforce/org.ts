import type { Collection, CollectionIndex } from '../../server/collection.ts';
import type { VendorContext } from '../../server/vendor.ts';
import { findObject, OBJECTS } from './objects/catalogue.ts';
import type { ObjectDefinition } from './objects/object-definition.ts';
import { makeRecordId } from './record-id.ts';

/** A stored record: only fields that have a value, dates and times as ISO 8601 in UTC. Deleted ones stay, with `IsDeleted`. */
export type SObject = Readonly<Record<string, unknown>> & { readonly Id: string };

export interface Table {
  readonly definition: ObjectDefinition;
  readonly records: Collection<SObject>;
  /** By lower-case value, for the fields marked `indexed` (exact name); deleted records are not in it. */
  readonly indexes: ReadonlyMap<string, CollectionIndex<SObject>>;
}

export interface Org {
  readonly context: VendorContext;
  readonly id: string;
  /** Who every call runs as. */
  readonly userId: string;
  table(definition: ObjectDefinition): Table;
  save(table: Table, record: SObject): void;
  /** From here on every save can be taken back; ends with `end(true)` (take back) or `end(false)` (keep). May nest. */
  startUndo(): { end(takesBack: boolean): void };
  /** The live or deleted record of that 18-character id, whatever its object. */
  find(id: string): { table: Table; record: SObject } | undefined;
}

function openTable(context: VendorContext, definition: ObjectDefinition): Table {
  const records = context.state.collection<SObject>('salesforce', definition.name);
  const indexed = definition.fields.filter((field) => field.indexed);
  const indexes = indexed.map(({ name }) => {
    const key = (record: SObject) => {
      const value = record[name];
      return typeof value === 'string' && record['IsDeleted'] !== true ? value.toLowerCase() : undefined;
    };
    return [name, records.index(name, key)] as const;
  });
  return { definition, records, indexes: new Map(indexes) };
}

/** The simulated org over the sandbox's state. */
export function openOrg(context: VendorContext): Org {
  const tables = new Map(OBJECTS.map((definition) => [definition.name, openTable(context, definition)]));
  const byPrefix = new Map(OBJECTS.map((definition) => [definition.keyPrefix, definition.name]));
  const table = (definition: ObjectDefinition): Table => {
    const found = tables.get(definition.name);
    if (!found) throw new Error(`no table for ${definition.name}`);
    return found;
  };
  const saved: { table: Table; id: string; before: SObject | undefined }[] = [];
  let openUndos = 0;
  return {
    context,
    id: makeRecordId('00D', 1),
    userId: makeRecordId('005', 1),
    table,
    save(into, record) {
      if (openUndos > 0) saved.push({ table: into, id: record.Id, before: into.records.get(record.Id) });
      into.records.put(record.Id, record);
    },
    startUndo() {
      openUndos += 1;
      const start = saved.length;
      return {
        end(takesBack) {
          openUndos -= 1;
          if (takesBack) {
            for (const { table: of, id, before } of saved.splice(start).reverse()) {
              if (before) of.records.put(id, before);
              else of.records.delete(id);
            }
          }
          if (openUndos === 0) saved.length = 0;
        },
      };
    },
    find(id) {
      const found = tables.get(byPrefix.get(id.slice(0, 3)) ?? '');
      const record = found?.records.get(id);
      return found && record ? { table: found, record } : undefined;
    },
  };
}

/** The table of an object by its name in any case; undefined when the org has no such object. */
export function findTable(org: Org, name: string): Table | undefined {
  const definition = findObject(name);
  return definition && org.table(definition);
}
