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
}

/** A view over records that are shown as they are: newest first, searched in what is shown, case ignored. */
export function listView<T>({ key, title, columns, records, values, detail }: ListSource<T>): VendorView {
  return {
    key,
    title,
    columns,
    rows: ({ search, limit, offset }) => {
      const wanted = search?.toLowerCase();
      const found = [...records()]
        .map((record) => ({ record, shown: values(record).map((value) => `${value ?? ''}`) }))
        .filter(({ shown }) => wanted === undefined || shown.some((value) => value.toLowerCase().includes(wanted)))
        .reverse();
      const rows = found
        .slice(offset, offset + limit)
        .map(({ record, shown }) => ({ values: shown, detail: detail === undefined ? record : detail(record) }));
      return { total: found.length, rows };
    },
  };
}
