import type { PageOf, PageQuery, VersionDescription, WorkflowVersion } from '@leadloom/contracts';
import { findPage } from '../find-page.ts';
import type { RunContext, VersionRow } from './run-context.ts';

export interface VersionListQuery extends PageQuery {
  /** Those for which a later edit stands as well. */
  all?: boolean;
  named?: boolean;
  published?: boolean;
  savedBy?: string;
}

interface NewVersion {
  version: number;
  hash: string;
  savedBy: string;
  isEdit?: boolean;
  restoredFrom?: number;
}

/** Edits of one person that began longer ago than this stand for themselves. */
const sessionMs = 30 * 60_000;

/**
 * Every save is a version and stays: runs, waiting listeners and tabs that were away name it. So that people can read the history, edits of
 * one person in a row are shown as their last one; see docs/decisions/015-drafts-and-versions.md.
 */
export function createWorkflowHistory({ versions }: RunContext) {
  return {
    async add(workspaceId: string, workflowId: string, input: NewVersion): Promise<void> {
      const { version, hash, savedBy, isEdit = false, restoredFrom } = input;
      const createdAt = new Date().toISOString();
      const sessionBegan = new Date(Date.parse(createdAt) - sessionMs).toISOString();
      const before = !isEdit
        ? null
        : await versions.findOneAndUpdate(
            {
              _id: versionId(workflowId, version - 1),
              workspaceId,
              savedBy,
              editedSince: { $gt: sessionBegan },
              name: { $exists: false },
              publishedAt: { $exists: false },
            },
            { $set: { isSuperseded: true } },
          );
      const row: VersionRow = {
        _id: versionId(workflowId, version),
        workspaceId,
        workflowId,
        version,
        hash,
        savedBy,
        createdAt,
        ...(isEdit ? { editedSince: before?.editedSince ?? createdAt } : {}),
        ...(restoredFrom === undefined ? {} : { restoredFrom }),
      };
      await versions.updateOne({ _id: row._id }, { $setOnInsert: row }, { upsert: true });
    },

    /** Notes that triggers run it from now on. */
    async notePublished(workspaceId: string, workflowId: string, version: number): Promise<void> {
      await versions.updateOne(
        { _id: versionId(workflowId, version), workspaceId },
        { $set: { publishedAt: new Date().toISOString() }, $unset: { isSuperseded: true } },
      );
    },

    /** What is not given stays, what is empty goes. Null when there is no such version. */
    async describe(
      workspaceId: string,
      workflowId: string,
      version: number,
      words: VersionDescription,
    ): Promise<WorkflowVersion | null> {
      const given = Object.entries(words);
      const row = await versions.findOneAndUpdate(
        { _id: versionId(workflowId, version), workspaceId },
        {
          $set: Object.fromEntries(given.filter(([, text]) => text !== '')),
          $unset: { isSuperseded: true, ...Object.fromEntries(given.filter(([, text]) => text === '')) },
        },
        { returnDocument: 'after' },
      );
      return row === null ? null : toVersion(row);
    },

    list(workspaceId: string, workflowId: string, query: VersionListQuery): Promise<PageOf<WorkflowVersion>> {
      const filter = {
        workspaceId,
        workflowId,
        ...(query.all === true ? {} : { isSuperseded: { $exists: false } }),
        ...(query.named === undefined ? {} : { name: { $exists: query.named } }),
        ...(query.published === undefined ? {} : { publishedAt: { $exists: query.published } }),
        ...(query.savedBy === undefined ? {} : { savedBy: query.savedBy }),
      };
      return findPage(versions, { filter, query }, toVersion);
    },
  };
}

function toVersion(row: VersionRow): WorkflowVersion {
  const { _id, workspaceId: _workspaceId, workflowId: _workflowId, isSuperseded: _isSuperseded, ...version } = row;
  return version;
}

/** Sorts like the version. */
export function versionId(workflowId: string, version: number): string {
  return `${workflowId}/${String(version).padStart(8, '0')}`;
}
