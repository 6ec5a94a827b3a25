import { isSame } from './is-same.ts';

type Test = (value: never, wanted: never) => boolean;

const onText =
  (test: (text: string, wanted: string) => boolean) =>
  (value: unknown, wanted: string): boolean =>
    typeof value === 'string' && test(value, wanted);

/** What a rule may say with `{_cnd: {name: wanted}}`. */
const tests: Record<string, Test> = {
  eq: (value, wanted) => isSame(value, wanted),
  not: (value, wanted) => !isSame(value, wanted),
  gte: (value: number, wanted: number) => value >= wanted,
  lte: (value: number, wanted: number) => value <= wanted,
  gt: (value: number, wanted: number) => value > wanted,
  lt: (value: number, wanted: number) => value < wanted,
  between: (value: number, { from, to }: { from: number; to: number }) => value >= from && value <= to,
  includes: onText((text, wanted) => text.includes(wanted)),
  startsWith: onText((text, wanted) => text.startsWith(wanted)),
  endsWith: onText((text, wanted) => text.endsWith(wanted)),
  regex: onText((text, wanted) => new RegExp(wanted).test(text)),
  exists: (value: unknown) => value !== null && value !== undefined && value !== '',
};

/** Whether one of the conditions is met: a plain one by any of the values, one with `_cnd` by all of them. */
export function meetsConditions(values: readonly unknown[], conditions: readonly unknown[]): boolean {
  return conditions.some((condition) => {
    const test = testOf(condition);
    if (test === undefined) return values.includes(condition);
    const [name, wanted] = test;
    if (values.length === 0) return name === 'not';
    return values.every((value) => tests[name]?.(value as never, wanted as never) ?? false);
  });
}

function testOf(condition: unknown): [string, unknown] | undefined {
  const rule = (condition as Record<string, Record<string, unknown> | undefined> | null)?.['_cnd'];
  return rule === undefined ? undefined : Object.entries(rule)[0];
}
