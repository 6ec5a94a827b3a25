import type { Workflow, WorkflowDocument, WorkflowVersion } from '@leadloom/contracts';
import type { RunContext } from './run-context.ts';
import { versionId } from './workflow-history.ts';
import type { VersionedDocument } from './workflows.ts';

type SavedDocument = VersionedDocument & Pick<WorkflowVersion, 'savedBy' | 'createdAt'>;

/** What belongs to a workflow besides its record. */
export interface WorkflowContent {
  current: SavedDocument;
  /** Null while it is inactive. */
  active: SavedDocument | null;
  staticData: Record<string, unknown> | null;
}

/** Documents and static data of many workflows at once. */
export function workflowContents({ documents, versions, staticData }: RunContext) {
  return {
    /** By the workflows' ids; one whose document is gone is missing. */
    async of(workspaceId: string, workflows: readonly Workflow[]): Promise<Map<string, WorkflowContent>> {
      const wanted = workflows.flatMap(({ id, version, activeVersion }) => [
        versionId(id, version),
        versionId(id, activeVersion ?? version),
      ]);
      const [versionRows, dataRows] = await Promise.all([
        versions.find({ _id: { $in: wanted }, workspaceId }).toArray(),
        staticData.find({ _id: { $in: workflows.map(({ id }) => id) }, workspaceId }).toArray(),
      ]);
      const hashes = versionRows.map(({ hash }) => `${workspaceId}/${hash}`);
      const documentRows = await documents.find({ _id: { $in: hashes } }).toArray();
      const rowOf = new Map(versionRows.map((row) => [row._id, row]));
      const textOf = new Map(documentRows.map((row) => [row.hash, row.json]));

      const saved = (id: string, version: number): SavedDocument | null => {
        const row = rowOf.get(versionId(id, version));
        const text = row === undefined ? undefined : textOf.get(row.hash);
        if (row === undefined || text === undefined) return null;
        const { hash, savedBy, createdAt } = row;
        return { document: JSON.parse(text) as WorkflowDocument, version, hash, savedBy, createdAt };
      };
      const contents = new Map<string, WorkflowContent>();
      for (const { id, version, activeVersion } of workflows) {
        const current = saved(id, version);
        if (current === null) continue;
        const data = dataRows.find((row) => row._id === id)?.json;
        contents.set(id, {
          current,
          active: activeVersion === null ? null : saved(id, activeVersion),
          staticData: data === undefined ? null : (JSON.parse(data) as Record<string, unknown>),
        });
      }
      return contents;
    },
  };
}
