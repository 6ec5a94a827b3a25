import { endedStatuses } from '@leadloom/contracts';
import type { ClientSession, Collection, Db } from 'mongodb';
import { ObjectId } from 'mongodb';
import type { FileMetadata } from '../files/file-repository.ts';
import type { ExecutionRow } from './run-context.ts';

interface FileRow {
  _id: ObjectId;
  length: number;
  uploadDate: Date;
  metadata: FileMetadata;
}

export interface RunFiles {
  hold(workspaceId: string, executionId: string, fileIds: readonly string[], session?: ClientSession): Promise<void>;
  /** The execution gets what another one has. */
  share(workspaceId: string, from: string, executionId: string, session: ClientSession): Promise<void>;
  release(workspaceId: string, executionId: string): Promise<void>;
  sweep(now: Date, limit: number): Promise<number>;
}

const hourMs = 3_600_000;
/** Longer than any segment may take: whoever wrote it does not live any more. */
const lostMs = 25 * hourMs;

/**
 * Who needs the files that runs gave. A file is written while a node runs, and held when the segment is published, in the same transaction: what
 * nobody holds came from a try whose worker died. Several executions may hold one: a sub-workflow and its caller, a failed run and its retry.
 */
export function createRunFiles(db: Db, executions: Collection<ExecutionRow>): RunFiles {
  const files = db.collection<FileRow>('files.files');
  const chunks = db.collection<{ files_id: ObjectId }>('files.chunks');

  /** Chunks first: a file without its chunks is found again, chunks without their file are not. */
  async function remove(ids: readonly ObjectId[]): Promise<void> {
    if (ids.length === 0) return;
    await chunks.deleteMany({ files_id: { $in: [...ids] } });
    await files.deleteMany({ _id: { $in: [...ids] } });
  }

  async function orphans(now: Date, limit: number): Promise<ObjectId[]> {
    const unheld = await files
      .find({ 'metadata.owners': [], uploadDate: { $lt: new Date(now.getTime() - hourMs) } })
      .limit(limit)
      .toArray();
    const executionIds = unheld.flatMap(({ metadata }) => metadata.writtenFor || []);
    const alive = await executions
      .find({ _id: { $in: executionIds }, status: { $nin: endedStatuses } }, { projection: { _id: 1 } })
      .toArray();
    const living = new Set(alive.map(({ _id }) => _id));
    const isLost = ({ uploadDate, metadata }: FileRow) =>
      uploadDate.getTime() < now.getTime() - lostMs || !living.has(metadata.writtenFor ?? '');
    return unheld.filter(isLost).map(({ _id }) => _id);
  }

  return {
    async hold(workspaceId, executionId, fileIds, session) {
      if (fileIds.length === 0) return;
      await files.updateMany(
        { 'metadata.workspaceId': workspaceId, 'metadata.fileId': { $in: [...fileIds] } },
        { $addToSet: { 'metadata.owners': executionId } },
        { ...(session && { session }) },
      );
    },
    async share(workspaceId, from, executionId, session) {
      await files.updateMany(
        { 'metadata.owners': from, 'metadata.workspaceId': workspaceId },
        { $addToSet: { 'metadata.owners': executionId } },
        { session },
      );
    },
    /** Deletes what nobody else holds. */
    async release(workspaceId, executionId) {
      const held = await files
        .find({ 'metadata.owners': executionId, 'metadata.workspaceId': workspaceId }, { projection: { _id: 1 } })
        .toArray();
      const ids = held.map(({ _id }) => _id);
      if (ids.length === 0) return;
      await files.updateMany({ _id: { $in: ids } }, { $pull: { 'metadata.owners': executionId } });
      const free = await files.find({ _id: { $in: ids }, 'metadata.owners': [] }, { projection: { _id: 1 } }).toArray();
      await remove(free.map(({ _id }) => _id));
    },
    /** Deletes files of tries that came to nothing. @returns how many, at most `limit` */
    async sweep(now, limit) {
      const lost = await orphans(now, limit);
      await remove(lost);
      return lost.length;
    },
  };
}
