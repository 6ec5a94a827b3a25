import { type ColumnMapping, type ImportPreview, leadFieldNames } from '@leadloom/contracts';
import { TriangleAlert } from 'lucide-react';
import { leadTexts } from '../leads/texts.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { importTexts as texts } from './texts.ts';

const keys = ['email', 'linkedinUrl', 'firstName', 'lastName'];

interface ColumnMappingTableProps {
  columns: readonly string[];
  mapping: ColumnMapping;
  rows: ImportPreview['rows'];
  isDisabled: boolean;
  onChange: (mapping: ColumnMapping) => void;
}

/** Each column of the file with some of its values and the field it goes into. A field belongs to one column: choosing it frees the other. */
export function ColumnMappingTable({ columns, mapping, rows, isDisabled, onChange }: ColumnMappingTableProps) {
  const used = Object.values(mapping).filter((field) => field !== null);
  const choose = (column: string, field: string | null) => {
    const freed = Object.entries(mapping).map(([name, value]) => [
      name,
      field !== null && value === field ? null : value,
    ]);
    onChange({ ...(Object.fromEntries(freed) as ColumnMapping), [column]: field });
  };
  return (
    <section className="card">
      <header className="section-head">
        <h2>{texts.mapping}</h2>
        <span className="muted grow">{texts.mappingHint}</span>
        <span className="muted num">{texts.mapped(used.length, columns.length)}</span>
      </header>
      {used.some((field) => keys.includes(field)) ? null : (
        <p className="section-head" role="alert">
          <TriangleAlert size={16} aria-hidden />
          <span className="grow">{texts.noKey}</span>
        </p>
      )}
      <ScrollBox className="sheet" label={texts.mapping}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.column}</th>
              <th scope="col">{texts.field}</th>
              <th scope="col">{texts.samples}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, index) => (
              <tr key={column} className={mapping[column] ? undefined : 'sheet-out'}>
                <th scope="row">{column}</th>
                <td>
                  <select
                    className="input"
                    aria-label={`${texts.field}: ${column}`}
                    disabled={isDisabled}
                    value={mapping[column] ?? ''}
                    onChange={(event) => choose(column, event.target.value || null)}
                  >
                    <option value="">{texts.leaveOut}</option>
                    {leadFieldNames.map((name) => (
                      <option key={name} value={name}>
                        {leadTexts.fields[name]}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="muted">{samples(rows, index)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

function samples(rows: ImportPreview['rows'], column: number): string {
  const values = rows.flatMap((row) => row.values[column]?.trim() || []);
  return [...new Set(values)].slice(0, 4).join(' · ') || '–';
}
