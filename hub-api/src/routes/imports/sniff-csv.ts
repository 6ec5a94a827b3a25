import { isUtf8 } from 'node:buffer';
import { HubError } from '@leadloom/contracts';
import { type Info, parse } from 'csv-parse/sync';

const delimiters = [',', ';', '\t', '|'] as const;
const previewRows = 20;

export interface CsvHead {
  delimiter: string;
  /** Headers, made different from each other: `Email`, `Email (2)`. */
  columns: string[];
  /** The first data rows with their lines in the file, from 1. */
  rows: { line: number; values: string[] }[];
}

/**
 * Finds delimiter, header and first rows in the head of a CSV file. The delimiter is the one that splits the header into most cells and
 * the rows into as many.
 * @throws HubError `invalid_input` when it is no CSV text in UTF-8, or has no header or rows
 */
export function sniffCsv(head: Buffer, isCut: boolean): CsvHead {
  const text = decode(isCut ? head.subarray(0, head.lastIndexOf(10) + 1 || head.length) : head);
  const readings = delimiters.map((delimiter) => ({ delimiter, records: readRecords(text, delimiter) }));
  const best = readings.sort((a, b) => agreement(b.records) - agreement(a.records))[0];
  const [header, ...rows] = best?.records ?? [];
  if (best === undefined || header === undefined || header.values.every((cell) => cell.trim() === ''))
    throw new HubError('invalid_input', 'The file has no header. Its first line must name the columns.');
  if (rows.length === 0)
    throw new HubError('invalid_input', 'The file has a header but no rows, so there is nothing to import.');
  return { delimiter: best.delimiter, columns: distinct(header.values), rows: rows.slice(0, previewRows) };
}

function decode(bytes: Buffer): string {
  if (bytes.length === 0) throw new HubError('invalid_input', 'The file is empty.');
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16 || bytes.subarray(0, 4096).includes(0) || !isUtf8(bytes))
    throw new HubError('invalid_input', 'The file is not text in UTF-8. Save it as "CSV UTF-8" and upload it again.');
  return new TextDecoder('utf-8').decode(bytes);
}

function readRecords(text: string, delimiter: string): { line: number; values: string[] }[] {
  try {
    const records = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: previewRows + 1,
      info: true,
    }) as unknown as { record: string[]; info: Info }[];
    // `lines` counts the lines read when the record ended; a quoted line break makes it the last line of the record.
    return records.map(({ record, info }) => ({
      line: info.lines - record.join('').split('\n').length + 1,
      values: record,
    }));
  } catch {
    return [];
  }
}

/** Cells of the header, as far as the rows have as many. */
function agreement(records: readonly { values: string[] }[]): number {
  const [header, ...rows] = records;
  if (header === undefined) return -1;
  const agreeing = rows.filter(({ values }) => values.length === header.values.length).length;
  return header.values.length * ((agreeing + 1) / (rows.length + 1));
}

function distinct(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header, place) => {
    const name = header.trim() === '' ? `Column ${place + 1}` : header.trim();
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
