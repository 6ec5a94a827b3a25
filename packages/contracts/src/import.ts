import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';
import { Id, Nullable, Timestamp } from './page.ts';

/** CSV column (by its header) → lead field, or null to leave the column out. */
export const ColumnMapping = Type.Record(Type.String(), Nullable(Type.String()));
export type ColumnMapping = Static<typeof ColumnMapping>;

export const ImportStatus = OneOf(['uploaded', 'running', 'done', 'failed', 'cancelled']);
export type ImportStatus = Static<typeof ImportStatus>;

/** A CSV file and what became of its rows. Rows are data rows: the header is not counted; lines are lines of the file, from 1. */
export const ImportJob = Type.Object(
  {
    id: Id,
    fileName: Type.String(),
    bytes: Type.Integer(),
    delimiter: Type.String(),
    columns: Type.Array(Type.String()),
    mapping: ColumnMapping,
    tags: Type.Array(Type.String()),
    status: ImportStatus,
    counts: Type.Object({
      rows: Type.Integer(),
      created: Type.Integer(),
      updated: Type.Integer(),
      unchanged: Type.Integer(),
      failed: Type.Integer(),
    }),
    /** Bytes of the file that are done, for the progress bar. */
    bytesDone: Type.Integer(),
    error: Nullable(Type.String()),
    createdAt: Timestamp,
    startedAt: Nullable(Timestamp),
    finishedAt: Nullable(Timestamp),
  },
  { $id: 'ImportJob' },
);
export type ImportJob = Static<typeof ImportJob>;

/** A row that was refused: its line in the file, the column at fault where one is, and why. */
export const ImportRowError = Type.Object({
  line: Type.Integer(),
  column: Nullable(Type.String()),
  reason: Type.String(),
  row: Type.Array(Type.String()),
});
export type ImportRowError = Static<typeof ImportRowError>;

export const ImportPreview = Type.Object({
  columns: Type.Array(Type.String()),
  mapping: ColumnMapping,
  rows: Type.Array(
    Type.Object({
      line: Type.Integer(),
      values: Type.Array(Type.String()),
      fields: Type.Record(Type.String(), Type.Unknown()),
      errors: Type.Array(Type.String()),
    }),
  ),
});
export type ImportPreview = Static<typeof ImportPreview>;
