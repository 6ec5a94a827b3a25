import type { Db, ObjectId } from 'mongodb';
import type { UploadRow } from './upload.ts';

/** Longer than any writer works. */
const lostMs = 25 * 3_600_000;

/** Deletes pieces of files whose writer died before their end. @returns how many files, at most `limit` */
export async function sweepUploads(db: Db, now: Date, limit: number): Promise<number> {
  const uploads = db.collection<UploadRow>('fileUploads');
  const broken = await uploads
    .find({ at: { $lt: new Date(now.getTime() - lostMs) } })
    .limit(limit)
    .toArray();
  let lost = 0;
  for (const { _id, bucket } of broken) {
    const isWhole = (await db.collection<{ _id: ObjectId }>(`${bucket}.files`).findOne({ _id })) !== null;
    // Its writer died between the end and saying so.
    if (!isWhole) {
      await db.collection<{ files_id: ObjectId }>(`${bucket}.chunks`).deleteMany({ files_id: _id });
      lost += 1;
    }
    await uploads.deleteOne({ _id });
  }
  return lost;
}
