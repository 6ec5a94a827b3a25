/** A value as written in a query. */
export type Literal =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** `2026-11-21` or a time with zone; also the span of a date literal such as `LAST_N_DAYS:7`. ms since 1970, end excluded. */
  | { readonly kind: 'span'; readonly from: number; readonly to: number };

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';

export interface FieldPath {
  readonly text: string;
  readonly at: number;
}

export type Condition =
  | { readonly kind: 'compare'; readonly field: FieldPath; readonly operator: Comparison; readonly value: Literal }
  | {
      readonly kind: 'in';
      readonly field: FieldPath;
      readonly negated: boolean;
      readonly values: readonly Literal[] | Query;
    }
  | { readonly kind: 'group'; readonly joiner: 'AND' | 'OR'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition };

export type Selected =
  | { readonly kind: 'field'; readonly field: FieldPath; readonly alias?: string }
  | { readonly kind: 'aggregate'; readonly name: string; readonly field?: FieldPath; readonly alias?: string }
  | { readonly kind: 'fields'; readonly which: string; readonly at: number }
  | { readonly kind: 'children'; readonly query: Query };

export interface Query {
  readonly soql: string;
  readonly select: readonly Selected[];
  readonly from: FieldPath;
  readonly alias?: string;
  readonly where?: Condition;
  readonly groupBy: readonly FieldPath[];
  readonly orderBy: readonly { readonly field: FieldPath; readonly descending: boolean; readonly nullsLast: boolean }[];
  readonly limit?: number;
  readonly offset: number;
}
