import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GridFSBucket } from 'mongodb';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';

interface FileMetadata {
  fileId: string;
  workspaceId: string;
}

export type FileRepository = ReturnType<typeof fileRepository>;

/** Files of any size in GridFS, written and read as streams. */
export function fileRepository({ db }: StoreContext) {
  const bucket = new GridFSBucket(db, { bucketName: 'files' });
  const find = async (workspaceId: string, id: string) => {
    const filter = { 'metadata.workspaceId': workspaceId, 'metadata.fileId': id } satisfies Record<string, string>;
    return bucket.find(filter).next();
  };
  return {
    /** Stores what the stream gives. When the stream fails, nothing of it stays. */
    async write(
      workspaceId: string,
      name: string,
      source: Readable | AsyncIterable<Buffer>,
    ): Promise<{ id: string; bytes: number }> {
      const metadata: FileMetadata = { fileId: newId('fil'), workspaceId };
      const upload = bucket.openUploadStream(name, { metadata });
      try {
        await pipeline(source, upload);
      } catch (error) {
        await upload.abort().catch(() => undefined);
        throw error;
      }
      return { id: metadata.fileId, bytes: upload.length };
    },
    /** The bytes from `start` up to but without `end`; null when there is no such file. */
    async open(
      workspaceId: string,
      id: string,
      range: { start?: number; end?: number } = {},
    ): Promise<{ bytes: number; stream: Readable } | null> {
      const file = await find(workspaceId, id);
      if (file === null) return null;
      const start = Math.min(range.start ?? 0, file.length);
      const end = Math.min(range.end ?? file.length, file.length);
      const stream = start >= end ? Readable.from([]) : bucket.openDownloadStream(file._id, { start, end });
      return { bytes: file.length, stream };
    },
    async delete(workspaceId: string, id: string): Promise<boolean> {
      const file = await find(workspaceId, id);
      if (file === null) return false;
      await bucket.delete(file._id);
      return true;
    },
  };
}
