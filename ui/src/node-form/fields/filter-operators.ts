/** What a filter can ask of each type of value, in n8n's names; those in `single` need nothing to compare with. */
const byType = {
  string: [
    'exists',
    'notExists',
    'empty',
    'notEmpty',
    'equals',
    'notEquals',
    'contains',
    'notContains',
    'startsWith',
    'notStartsWith',
    'endsWith',
    'notEndsWith',
    'regex',
    'notRegex',
  ],
  number: ['exists', 'notExists', 'empty', 'notEmpty', 'equals', 'notEquals', 'gt', 'lt', 'gte', 'lte'],
  dateTime: [
    'exists',
    'notExists',
    'empty',
    'notEmpty',
    'equals',
    'notEquals',
    'after',
    'before',
    'afterOrEquals',
    'beforeOrEquals',
  ],
  boolean: ['exists', 'notExists', 'empty', 'notEmpty', 'true', 'false', 'equals', 'notEquals'],
  array: [
    'exists',
    'notExists',
    'empty',
    'notEmpty',
    'contains',
    'notContains',
    'lengthEquals',
    'lengthNotEquals',
    'lengthGt',
    'lengthLt',
    'lengthGte',
    'lengthLte',
  ],
  object: ['exists', 'notExists', 'empty', 'notEmpty'],
} as const;

const single = new Set(['exists', 'notExists', 'empty', 'notEmpty', 'true', 'false']);

export interface FilterOperator {
  type: string;
  operation: string;
  singleValue?: boolean;
  /** The type of what is compared with, where it is another. */
  rightType?: string;
}

export const filterTypes = Object.keys(byType) as (keyof typeof byType)[];

export function operationsOf(type: string): readonly string[] {
  return byType[type as keyof typeof byType] ?? byType.string;
}

export function operatorOf(type: string, operation: string): FilterOperator {
  return {
    type,
    operation,
    ...(single.has(operation) ? { singleValue: true } : {}),
    ...(operation.startsWith('length') ? { rightType: 'number' } : {}),
    ...(type === 'array' && operation.endsWith('ontains') ? { rightType: 'any' } : {}),
  };
}

export const isSingle = ({ operation, singleValue }: FilterOperator) => singleValue === true || single.has(operation);
