import { createHash } from 'node:crypto';
import type { ImportJob, ImportRowError, LeadFields } from '@leadloom/contracts';
import { provenanceOf, rowToLeadFields } from '@leadloom/domain';
import type { ImportWork, Store } from '@leadloom/store';
import { keysOfLead } from '../leads/keys-of-lead.ts';
import type { LeadNews, SavedLead } from '../leads/lead-news.ts';
import { saveLeads } from '../leads/save-leads.ts';
import type { CsvRow } from './read-rows.ts';

/** How much a file of a person's own is worth against a provider's record. */
const fileConfidence = 0.6;
const source = 'import';

/** Rows of one batch as what is to be stored of them. */
export interface ReadBatch {
  rows: number;
  /** Times of its first and its last row's news. */
  from: string;
  to: string;
  news: LeadNews[];
  errors: ImportRowError[];
  failed: number;
}

/** Reads rows. Cells that were left out of a good row are no errors. */
export function readBatch(job: ImportWork, rows: readonly CsvRow[]): ReadBatch {
  const timeOf = (row: CsvRow | undefined) => timeOfLine(job, row?.line ?? 0);
  const [from, to] = [timeOf(rows[0]), timeOf(rows.at(-1))];
  const read: ReadBatch = { rows: rows.length, from, to, news: [], errors: [], failed: 0 };
  for (const { line, cells, fault } of rows) {
    const result =
      fault === null
        ? rowToLeadFields(cells, job.columns, job.mapping)
        : { ok: false as const, faults: [{ column: null, reason: fault }] };
    if (!result.ok) {
      read.failed++;
      read.errors.push(...result.faults.map(({ column, reason }) => ({ line, column, reason, row: cells })));
      continue;
    }
    const { fields } = result;
    const isAnonymous = keysOfLead(fields, []).length === 0;
    read.news.push({
      fields,
      provenance: provenanceOf(fields, { source, at: timeOfLine(job, line), confidence: fileConfidence }),
      tags: job.tags,
      ...(isAnonymous && { extraKeys: [keyOfRow(fields)] }),
    });
  }
  return read;
}

/** Stores a batch; doing it again changes nothing and counts the same. */
export async function saveBatch(
  store: Store,
  workspaceId: string,
  job: ImportWork,
  batch: ReadBatch,
): Promise<ImportJob['counts']> {
  const { rows, news, failed } = batch;
  const origin = { kind: 'merged', title: `Imported from ${job.fileName}`, source };
  const outcomes = outcomesOf(await saveLeads(store, workspaceId, news, origin), batch);
  const countOf = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
  return {
    rows,
    created: countOf('created'),
    updated: countOf('updated'),
    unchanged: countOf('unchanged'),
    failed,
  };
}

/**
 * When a line's news are from: the start of the import, with the line behind its milliseconds. So a later line wins over an earlier one,
 * and a batch that is run again says the same as before and recognises what is its own.
 */
function timeOfLine({ startedAt, createdAt }: ImportWork, line: number): string {
  return `${(startedAt ?? createdAt).slice(0, -1)}${String(line).padStart(9, '0')}Z`;
}

/** Key of a row that has neither address nor profile: the same row of another file, or of the same one again, is no second person. */
function keyOfRow(fields: LeadFields): string {
  const said = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  return `row:${createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 32)}`;
}

/** What came of each row. A lead that an attempt before this one stored, and that is unchanged now, was created or updated by that one. */
function outcomesOf(saved: readonly SavedLead[], { from, to }: ReadBatch): SavedLead['outcome'][] {
  const written = new Set(saved.filter(({ outcome }) => outcome !== 'unchanged').map(({ lead }) => lead.id));
  const seen = new Set<string>();
  return saved.map(({ lead, outcome }) => {
    const isLater = seen.has(lead.id);
    seen.add(lead.id);
    if (isLater || written.has(lead.id)) return outcome;
    const isOfThisBatch = Object.values(lead.provenance).some(
      (one) => one.source === source && one.at >= from && one.at <= to,
    );
    return !isOfThisBatch ? outcome : lead.version === 1 ? 'created' : 'updated';
  });
}
