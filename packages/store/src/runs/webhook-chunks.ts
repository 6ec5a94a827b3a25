import { isDuplicateKey } from '../duplicate-key.ts';
import type { RunContext } from './run-context.ts';

/** Place of a piece in a streamed answer: the segment that gave it, and how manieth it was there. */
export interface ChunkPlace {
  segment: number;
  number: number;
}

interface ChunkRow {
  _id: string;
  workspaceId: string;
  requestId: string;
  place: number;
  text: string;
  at: Date;
}

export interface WebhookChunk {
  place: number;
  text: string;
}

/** Segments have fewer pieces than this. */
const piecesOfSegment = 10_000_000;

export type WebhookChunksRepository = ReturnType<typeof createWebhookChunks>;

/** Pieces of answers that are sent while the run goes on. A piece that comes again, after a crash, is the one that is there. */
export function createWebhookChunks({ db }: RunContext) {
  const rows = db.collection<ChunkRow>('webhookChunks');
  return {
    async put(workspaceId: string, requestId: string, { segment, number }: ChunkPlace, text: string): Promise<void> {
      const place = segment * piecesOfSegment + number;
      try {
        await rows.insertOne({ _id: `${requestId}/${place}`, workspaceId, requestId, place, text, at: new Date() });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },

    /** The pieces behind a place, in order. */
    async listAfter(workspaceId: string, requestId: string, place: number): Promise<WebhookChunk[]> {
      const found = await rows
        .find({ workspaceId, requestId, place: { $gt: place } })
        .sort({ place: 1 })
        .toArray();
      return found.map((row) => ({ place: row.place, text: row.text }));
    },
  };
}
