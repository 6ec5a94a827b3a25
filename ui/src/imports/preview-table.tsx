import { type ImportPreview, leadFieldNames } from '@leadloom/contracts';
import { leadTexts } from '../leads/texts.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { importTexts as texts } from './texts.ts';

/** The first rows as the leads that they will be, with what is wrong in them. */
export function PreviewTable({ preview }: { preview: ImportPreview }) {
  const fields = leadFieldNames.filter((name) => Object.values(preview.mapping).includes(name));
  return (
    <section className="card">
      <header className="section-head">
        <h2>{texts.preview}</h2>
        <span className="muted">{texts.previewHint}</span>
      </header>
      <ScrollBox className="sheet" label={texts.preview}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.line}</th>
              {fields.map((name) => (
                <th key={name} scope="col">
                  {leadTexts.fields[name]}
                </th>
              ))}
              <th scope="col">{texts.faults}</th>
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => (
              <tr key={row.line} className={row.errors.length > 0 ? 'sheet-fault' : undefined}>
                <th scope="row">{row.line}</th>
                {fields.map((name) => (
                  <td key={name}>{textOf(row.fields[name])}</td>
                ))}
                <td className="sheet-wrap">
                  {row.errors.length > 0 ? row.errors.join(' ') : <span className="muted">{texts.rowFine}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
