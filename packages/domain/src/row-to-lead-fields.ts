import type { ColumnMapping, LeadFieldName, LeadFields } from '@leadloom/contracts';
import { normaliseLeadFields } from './normalise-lead-fields.ts';

export type RowResult =
  | { ok: true; fields: LeadFields; notes: RowFault[] }
  /** The row names nobody, or its key column is wrong. */
  | { ok: false; faults: RowFault[] };

export interface RowFault {
  /** Header of the column at fault; null when it is the whole row. */
  column: string | null;
  reason: string;
}

/**
 * One row of a CSV file as lead fields. A row is refused when it has another number of cells than the header, when its address is none, or
 * when it says neither address nor profile nor a name with a company; other cells that cannot be understood are left out and noted.
 */
export function rowToLeadFields(row: readonly string[], columns: readonly string[], mapping: ColumnMapping): RowResult {
  if (row.length !== columns.length) {
    const reason = `The row has ${row.length} cells, the header has ${columns.length}: is a quote or a delimiter missing?`;
    return { ok: false, faults: [{ column: null, reason }] };
  }
  const given: Partial<Record<LeadFieldName, string>> = {};
  const columnOf: Partial<Record<LeadFieldName, string>> = {};
  for (const [index, column] of columns.entries()) {
    const field = mapping[column] as LeadFieldName | null | undefined;
    if (field === null || field === undefined) continue;
    given[field] = row[index] ?? '';
    columnOf[field] = column;
  }
  const { fields, faults } = normaliseLeadFields(given);
  const named = faults.map(({ field, reason }) => ({ column: columnOf[field] ?? null, reason }));
  if (faults.some(({ field }) => field === 'email')) return { ok: false, faults: named };
  if (!namesSomebody(fields)) {
    const reason = 'The row names nobody: it needs an e-mail address, a LinkedIn profile, or a name and a company';
    return { ok: false, faults: [...named, { column: null, reason }] };
  }
  return { ok: true, fields, notes: named };
}

function namesSomebody({ email, linkedinUrl, firstName, lastName, companyName, companyDomain }: LeadFields): boolean {
  if (email !== undefined || linkedinUrl !== undefined) return true;
  return (firstName ?? lastName) !== undefined && (companyName ?? companyDomain) !== undefined;
}
