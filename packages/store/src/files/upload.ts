import { pipeline } from 'node:stream/promises';
import type { Db, GridFSBucketWriteStream, ObjectId } from 'mongodb';

/**
 * Few large pieces, and no wait for the disk after each: the last write of an upload waits for it, and with it for all before.
 * https://www.mongodb.com/docs/manual/reference/write-concern/
 */
export const bucketOptions = {
  chunkSizeBytes: 1024 * 1024,
  writeConcern: { w: 1, journal: false },
} as const;

/** A file on its way into a bucket of GridFS. */
export interface UploadRow {
  /** Of the file. */
  _id: ObjectId;
  bucket: string;
  at: Date;
}

/**
 * Writes a stream into GridFS. When the stream fails, nothing of it stays. GridFS knows a file from its end on only: pieces of one whose writer
 * died are found by the row that is here meanwhile.
 */
export async function uploadTo(
  db: Db,
  bucket: string,
  upload: GridFSBucketWriteStream,
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const uploads = db.collection<UploadRow>('fileUploads');
  await uploads.insertOne({ _id: upload.id, bucket, at: new Date() });
  try {
    await pipeline(source, upload);
  } catch (error) {
    const clean = upload.abort().then(() => uploads.deleteOne({ _id: upload.id }));
    await clean.catch(() => undefined);
    throw error;
  }
  await uploads.deleteOne({ _id: upload.id }, { writeConcern: { w: 'majority', journal: true } });
}
