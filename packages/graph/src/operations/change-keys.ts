import { own, without } from './own.ts';

interface KeyChange {
  set?: Record<string, unknown>;
  unset?: string[];
}

/** A record with some keys set and others taken out, and the change that brings it back. */
export function changeKeys<Kind extends object>(
  given: Kind,
  set: Readonly<Record<string, unknown>>,
  unset: readonly string[],
): { record: Kind; undo: KeyChange } {
  const record = Object.fromEntries(Object.entries(given));
  const touched = [...Object.keys(set), ...unset];
  const before = touched.filter((key) => Object.hasOwn(record, key)).map((key) => [key, own(record, key)] as const);
  const absent = touched.filter((key) => !Object.hasOwn(record, key));
  return {
    record: { ...without(record, new Set(unset)), ...set } as Kind,
    undo: {
      ...(before.length === 0 ? {} : { set: Object.fromEntries(before) }),
      ...(absent.length === 0 ? {} : { unset: absent }),
    },
  };
}
