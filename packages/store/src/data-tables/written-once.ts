import type { ClientSession, Db } from 'mongodb';
import type { TableValues } from './table-row.ts';

interface WriteRow {
  _id: string;
  workspaceId: string;
  mark: string;
  place: number;
  rows: TableValues[];
  at: Date;
}

/** A document of MongoDB holds 16 MB. */
const largestPiece = 4 * 1024 * 1024;

/** What writes with a mark answered: a node that is run again after a crash writes nothing again. */
export function writtenOnce(db: Db) {
  const writes = db.collection<WriteRow>('dataTableWrites');
  return {
    async find(workspaceId: string, mark: string, session: ClientSession): Promise<TableValues[] | null> {
      const pieces = await writes.find({ workspaceId, mark }, { session }).sort({ place: 1 }).toArray();
      return pieces.length === 0 ? null : pieces.flatMap(({ rows }) => rows);
    },

    async keep(workspaceId: string, mark: string, rows: readonly TableValues[], session: ClientSession): Promise<void> {
      const pieces: TableValues[][] = [[]];
      let bytes = 0;
      for (const row of rows) {
        bytes += Buffer.byteLength(JSON.stringify(row));
        if (bytes > largestPiece) {
          pieces.push([]);
          bytes = 0;
        }
        pieces.at(-1)?.push(row);
      }
      const at = new Date();
      await writes.insertMany(
        pieces.map((piece, place) => ({ _id: `${mark}/${place}`, workspaceId, mark, place, rows: piece, at })),
        { session },
      );
    },
  };
}
