import { type BodyOf, type createDataTable, DataTableColumnType } from '@leadloom/contracts';

type NewColumn = BodyOf<typeof createDataTable>['columns'][number];

const types: readonly string[] = DataTableColumnType.anyOf.map((literal) => literal.const);

/** Columns as a form takes them: `email: string`, one a line. Answers the first line that is none. */
export function readColumns(text: string): { columns: NewColumn[] } | { fault: string } {
  const columns: NewColumn[] = [];
  for (const line of text.split('\n').map((given) => given.trim())) {
    if (line === '') continue;
    const [, name, type = 'string'] = /^([a-zA-Z]\w{0,62})(?:\s*:\s*(\w+))?$/.exec(line) ?? [];
    if (name === undefined || !types.includes(type)) return { fault: line };
    columns.push({ name, type: type as NewColumn['type'] });
  }
  return { columns };
}
