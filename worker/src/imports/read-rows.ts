import type { Readable } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';

export interface CsvRow {
  /** Line of the file on which the row begins, from 1. */
  line: number;
  cells: string[];
  /** Set when the row could not be read. */
  fault: string | null;
  /** Where the row after this one begins. */
  next: { byte: number; line: number };
}

/** Longest row, in bytes: a quote that is never closed must not pull the whole file into memory. */
const maxRowBytes = 1_000_000;
/** What is no UTF-8 is read as the replacement character, which nobody writes on purpose. */
const unreadable =
  'This row holds a character that cannot be read: it is not in UTF-8, or was lost when the file was made. Save the file as "CSV UTF-8"';

/**
 * Rows of a CSV stream (UTF-8) that begins at `start`, a row's first byte. The delimiter is that of the file; rows of any length come
 * through, empty lines do not.
 */
export async function* readRows(
  stream: Readable,
  delimiter: string,
  start: { byte: number; line: number },
): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    bom: start.byte === 0,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: maxRowBytes,
  });
  const skipped: CsvError[] = [];
  parser.on('skip', (error: CsvError) => skipped.push(error));
  stream.once('error', (error) => parser.destroy(error));
  stream.pipe(parser);
  let line = start.line;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    const last = start.line + info.lines - 1;
    // The parser runs ahead of this loop: only what was skipped above this row comes before it.
    yield* takeSkipped(skipped, info.lines, line, start.byte + info.bytes);
    const breaks = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
    line = last + 1;
    const fault = record.some((cell) => cell.includes('\uFFFD')) ? unreadable : null;
    yield { line: last - breaks, cells: record, fault, next: { byte: start.byte + info.bytes, line } };
  }
  yield* takeSkipped(skipped, Infinity, line, start.byte + parser.info.bytes);
}

function* takeSkipped(skipped: CsvError[], before: number, line: number, byte: number): Generator<CsvRow> {
  while (skipped[0] !== undefined && Number(skipped[0]['lines']) < before) {
    const [error] = skipped.splice(0, 1);
    const isOpen = error?.code === 'CSV_QUOTE_NOT_CLOSED';
    const fault = isOpen
      ? 'A quote is opened here and never closed: the rows below it could not be read'
      : `${error?.message}`;
    yield { line, cells: [], fault, next: { byte, line: line + 1 } };
  }
}
