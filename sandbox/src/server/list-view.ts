import type { VendorView } from './vendor.ts';

interface ListSource<T> {
  readonly key: string;
  readonly title: string;
  readonly columns: readonly string[];
  /** Oldest first. */
  readonly records: () => Iterable<T>;
  /** What is shown of a record, in the order of `columns`; searched too. */
  readonly values: (record: T) => readonly (string | number | undefined)[];
  readonly detail?: (record: T) => unknown;
  /** A document to look at; an empty one is none. */
  readonly html?: (record: T) => string;
}

/** A view over records that are shown as they are: newest first, searched in what is shown, case ignored. */
export function listView<T>({ key, title, columns, records, values, detail, html }: ListSource<T>): VendorView {
  const shown = (record: T) => values(record).map((value) => `${value ?? ''}`);
  return {
    key,
    title,
    columns,
    rows: ({ search, limit, offset }) => {
      const wanted = search?.toLowerCase();
      const found = [...records()]
        .filter((record) => wanted === undefined || shown(record).some((value) => value.toLowerCase().includes(wanted)))
        .reverse();
      const rows = found.slice(offset, offset + limit).map((record) => {
        const document = html?.(record) ?? '';
        const whole = detail === undefined ? record : detail(record);
        return { values: shown(record), detail: whole, ...(document === '' ? {} : { html: document }) };
      });
      return { total: found.length, rows };
    },
  };
}
