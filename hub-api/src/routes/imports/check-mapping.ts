import { type ColumnMapping, HubError, leadFieldNames } from '@leadloom/contracts';

/**
 * @throws HubError `invalid_input` for a column that the file does not have, a field that leads do not have, a field that two columns go
 * to, or when no column goes anywhere.
 */
export function checkMapping(columns: readonly string[], mapping: ColumnMapping): void {
  const faults: string[] = [];
  const usedBy = new Map<string, string>();
  for (const [column, field] of Object.entries(mapping)) {
    if (!columns.includes(column)) faults.push(`the file has no column "${column}"`);
    if (field === null) continue;
    if (!leadFieldNames.some((name) => name === field))
      faults.push(`leads have no field "${field}" (column "${column}")`);
    const other = usedBy.get(field);
    if (other !== undefined) faults.push(`columns "${other}" and "${column}" both go to ${field}`);
    usedBy.set(field, column);
  }
  if (usedBy.size === 0) faults.push('no column goes to a field, so there is nothing to import');
  if (faults.length > 0)
    throw new HubError('invalid_input', `The mapping does not work: ${faults.join('; ')}.`, { details: faults });
}
