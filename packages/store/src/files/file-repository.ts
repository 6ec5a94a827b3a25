import { Readable } from 'node:stream';
import { GridFSBucket, type GridFSFile } from 'mongodb';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { bucketOptions, uploadTo } from './upload.ts';

export interface FileMetadata {
  fileId: string;
  workspaceId: string;
  type?: string;
  /** Of files that runs gave: the executions whose data names it. Nobody's yet when it is empty. */
  owners?: string[];
  /** The execution that it was written for, when it has begun already. */
  writtenFor?: string;
}

export interface NewFile {
  name: string;
  /** MIME type. */
  type?: string;
  /** Of a run: who owns it is said later, when the run's data is published. Empty for what came before its execution. */
  writtenFor?: string;
}

export interface StoredFile {
  id: string;
  name: string;
  type: string | null;
  bytes: number;
  owners: readonly string[];
}

export type FileRepository = ReturnType<typeof fileRepository>;

/** Files of any size in GridFS, written and read as streams. */
export function fileRepository({ db }: StoreContext) {
  const bucket = new GridFSBucket(db, { bucketName: 'files', ...bucketOptions });
  const find = (workspaceId: string, id: string) =>
    bucket.find({ 'metadata.workspaceId': workspaceId, 'metadata.fileId': id } satisfies Record<string, string>).next();
  return {
    /** Stores what the stream gives. When the stream fails, nothing of it stays. */
    async write(
      workspaceId: string,
      { name, type, writtenFor }: NewFile,
      source: Readable | AsyncIterable<Buffer>,
    ): Promise<{ id: string; bytes: number }> {
      const metadata: FileMetadata = {
        fileId: newId('fil'),
        workspaceId,
        ...(type === undefined ? {} : { type }),
        ...(writtenFor === undefined ? {} : { owners: [], writtenFor }),
      };
      const upload = bucket.openUploadStream(name, { metadata });
      await uploadTo(db, 'files', upload, source);
      return { id: metadata.fileId, bytes: upload.length };
    },
    /** The bytes from `start` up to but without `end`; null when there is no such file. */
    async open(
      workspaceId: string,
      id: string,
      range: { start?: number; end?: number } = {},
    ): Promise<(StoredFile & { stream: Readable }) | null> {
      const found = await find(workspaceId, id);
      if (found === null) return null;
      const start = Math.min(range.start ?? 0, found.length);
      const end = Math.min(range.end ?? found.length, found.length);
      const stream = start >= end ? Readable.from([]) : bucket.openDownloadStream(found._id, { start, end });
      return { ...toStoredFile(found), stream };
    },
    /** Null when there is no such file. */
    async get(workspaceId: string, id: string): Promise<StoredFile | null> {
      const found = await find(workspaceId, id);
      return found === null ? null : toStoredFile(found);
    },
    async delete(workspaceId: string, id: string): Promise<boolean> {
      const file = await find(workspaceId, id);
      if (file === null) return false;
      await bucket.delete(file._id);
      return true;
    },
  };
}

function toStoredFile({ filename, length, metadata }: GridFSFile): StoredFile {
  const { fileId, type = null, owners = [] } = metadata as unknown as FileMetadata;
  return { id: fileId, name: filename, type, bytes: length, owners };
}
