import type { ImportJob, ImportRowError } from '@leadloom/contracts';
import { provenanceOf, rowToLeadFields } from '@leadloom/domain';
import type { ImportWork, Store } from '@leadloom/store';
import { keysOfLead } from '../leads/keys-of-lead.ts';
import type { LeadNews } from '../leads/lead-news.ts';
import { saveLeads } from '../leads/save-leads.ts';
import type { CsvRow } from './read-rows.ts';

/** How much a file of a person's own is worth against a provider's record. */
const fileConfidence = 0.6;

/** Stores the rows of one batch; doing it again changes nothing. Cells that were left out of a good row are no errors. */
export async function importBatch(
  store: Store,
  workspaceId: string,
  job: ImportWork,
  rows: readonly CsvRow[],
): Promise<{ counts: ImportJob['counts']; errors: ImportRowError[] }> {
  const errors: ImportRowError[] = [];
  const news: LeadNews[] = [];
  const provenance = { source: 'import', at: new Date().toISOString(), confidence: fileConfidence };
  let failed = 0;
  for (const { line, cells, fault } of rows) {
    const read =
      fault === null
        ? rowToLeadFields(cells, job.columns, job.mapping)
        : { ok: false as const, faults: [{ column: null, reason: fault }] };
    if (!read.ok) {
      failed++;
      errors.push(...read.faults.map(({ column, reason }) => ({ line, column, reason, row: cells })));
      continue;
    }
    const { fields } = read;
    const isNameless = keysOfLead(fields, []).length === 0;
    news.push({
      fields,
      provenance: provenanceOf(fields, provenance),
      tags: job.tags,
      ...(isNameless && { extraKeys: [`import:${job.id}:${line}`] }),
    });
  }
  const origin = { kind: 'merged', title: `Imported from ${job.fileName}`, source: 'import' };
  const saved = await saveLeads(store, workspaceId, news, origin);
  const countOf = (wanted: string) => saved.filter(({ outcome }) => outcome === wanted).length;
  const counts = {
    rows: rows.length,
    created: countOf('created'),
    updated: countOf('updated'),
    unchanged: countOf('unchanged'),
    failed,
  };
  return { counts, errors };
}
