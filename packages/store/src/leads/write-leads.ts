import type { Lead, TimelineEntry } from '@leadloom/contracts';
import { type AnyBulkWriteOperation, type Collection, MongoBulkWriteError } from 'mongodb';
import { isDuplicateKey } from '../duplicate-key.ts';
import { newId } from '../new-id.ts';
import { toStored } from '../stored.ts';
import { conditionText } from './condition-text.ts';
import { factsOf } from './facts.ts';
import { type LeadDocument, stateOf } from './lead-document.ts';
import { orderKeys } from './order-keys.ts';
import { packProvenance } from './packed-provenance.ts';
import { searchTokens, searchWords } from './search-tokens.ts';
import type { TimelineDocument } from './timeline.ts';

/** A lead to be stored. `createdAt` of an insert and `updatedAt` of both are set by the store, as are versions. */
export interface LeadWrite {
  /** The whole lead; a new one's id is `newId('lead')`. */
  lead: Omit<Lead, 'version' | 'createdAt' | 'updatedAt'> & { createdAt?: string };
  /** Of `identityKeysOf`: no two leads of a workspace share one. */
  identityKeys: readonly string[];
  /** Version that was read; null inserts. */
  expectedVersion: number | null;
  timeline: readonly NewTimelineEntry[];
}

/** With an id (`tl_…`) it is told once, however often it is written. */
type NewTimelineEntry = Omit<TimelineEntry, 'id' | 'at'> & { id?: string };

export type LeadWriteResult =
  | { ok: true; lead: Lead }
  /** Another lead has the key: read it by `findByKeys` and merge. */
  | { ok: false; reason: 'key_taken'; key: string }
  /** It changed or went since it was read, or an insert's id is here already: read again. */
  | { ok: false; reason: 'version_conflict' };

/**
 * Stores a batch, item by item: those that are refused do not stop the others. Two writes to one lead in a batch:
 * the second is a version conflict.
 */
export async function writeLeads(
  leads: Collection<LeadDocument>,
  timeline: Collection<TimelineDocument>,
  workspaceId: string,
  writes: readonly LeadWrite[],
): Promise<LeadWriteResult[]> {
  if (writes.length === 0) return [];
  const now = new Date().toISOString();
  const rows = writes.map((write) => {
    const lead: Lead = {
      ...write.lead,
      version: (write.expectedVersion ?? 0) + 1,
      createdAt: write.lead.createdAt ?? now,
      updatedAt: now,
    };
    return { write, lead, document: toDocument(workspaceId, lead, write.identityKeys) };
  });
  const operations = rows.map(({ write, document }): AnyBulkWriteOperation<LeadDocument> => {
    if (write.expectedVersion === null) return { insertOne: { document } };
    const { _id, ...replacement } = document;
    return { replaceOne: { filter: { _id, workspaceId, version: write.expectedVersion }, replacement } };
  });

  const refused = new Set<number>();
  let applied = 0;
  const size = Math.max(smallestPart, Math.ceil(operations.length / partsAtOnce));
  const parts = Array.from({ length: Math.ceil(operations.length / size) }, (_, place) => place * size);
  await Promise.all(
    parts.map(async (start) => {
      const part = await writePart(leads, operations.slice(start, start + size));
      applied += part.applied;
      for (const index of part.refused) refused.add(start + index);
    }),
  );
  if (applied < rows.length - refused.size) {
    const writeIds = rows.map(({ document }) => document.writeId);
    const ids = rows.map(({ document }) => document._id);
    const found = await leads
      .find({ workspaceId, _id: { $in: ids }, writeId: { $in: writeIds } }, { projection: { writeId: 1 } })
      .toArray();
    const done = new Set(found.map((row) => row.writeId));
    for (const [index, { document }] of rows.entries()) if (!done.has(document.writeId)) refused.add(index);
  }

  const entries = rows.flatMap(({ write, lead }, index) =>
    refused.has(index)
      ? []
      : write.timeline.map(({ id = newId('tl'), ...entry }) => {
          return { _id: id, workspaceId, leadId: lead.id, at: now, ...entry };
        }),
  );
  if (entries.length > 0)
    await timeline.insertMany(entries, { ordered: false }).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });

  const owners = await ownersOfKeys(
    leads,
    workspaceId,
    [...refused].flatMap((index) => rows[index]?.document.identityKeys ?? []),
  );
  return rows.map(({ lead, document }, index): LeadWriteResult => {
    if (!refused.has(index)) return { ok: true, lead };
    const key = document.identityKeys.find((entry) => (owners.get(entry) ?? lead.id) !== lead.id);
    return key === undefined ? { ok: false, reason: 'version_conflict' } : { ok: false, reason: 'key_taken', key };
  });
}

/** The server works at one request on one core, and most of a write is the upkeep of indexes: large batches go as several requests. */
const partsAtOnce = 4;
const smallestPart = 100;

/** Writes what can be written; the places of what was refused for a key that is taken. */
async function writePart(
  leads: Collection<LeadDocument>,
  operations: AnyBulkWriteOperation<LeadDocument>[],
): Promise<{ applied: number; refused: number[] }> {
  try {
    const result = await leads.bulkWrite(operations, { ordered: false });
    return { applied: result.insertedCount + result.matchedCount, refused: [] };
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const errors = [error.writeErrors].flat();
    if (errors.length === 0 || errors.some((entry) => entry.code !== 11_000)) throw error;
    return { applied: error.insertedCount + error.matchedCount, refused: errors.map(({ index }) => index) };
  }
}

/** The document of a lead. */
export function toDocument(workspaceId: string, lead: Lead, identityKeys: readonly string[]): LeadDocument {
  const words = searchWords(lead.fields);
  const facts = factsOf(lead);
  return {
    ...toStored(workspaceId, lead),
    provenance: packProvenance(lead.provenance),
    identityKeys: identityKeys.length > 0 ? [...new Set(identityKeys)] : [`id:${lead.id}`],
    search: searchTokens(words),
    facts,
    text: conditionText(words, facts),
    state: stateOf(lead),
    order: orderKeys(lead),
    writeId: newId('w'),
  };
}

async function ownersOfKeys(leads: Collection<LeadDocument>, workspaceId: string, keys: readonly string[]) {
  const owners = new Map<string, string>();
  if (keys.length === 0) return owners;
  const found = await leads
    .find({ workspaceId, identityKeys: { $in: [...keys] } }, { projection: { identityKeys: 1 } })
    .toArray();
  for (const row of found) for (const key of row.identityKeys) owners.set(key, row._id);
  return owners;
}
