import { createHash } from 'node:crypto';
import { type PageOf, type PageQuery, type Workflow, type WorkflowDocument } from '@leadloom/contracts';
import { refuseDuplicate } from '../duplicate-key.ts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import { ensureTags, type Tag, tagsCollection } from '../tags/ensure-tags.ts';
import type { Stored } from '../stored.ts';
import type { RunContext, WorkflowRow } from './run-context.ts';
import { createWorkflowHistory, versionId } from './workflow-history.ts';

/** What the caller read from the document; the store does not look into it. */
export interface DocumentFacts {
  document: WorkflowDocument;
  nodeCount: number;
  triggers: Workflow['triggers'];
}

export interface NewWorkflow extends DocumentFacts {
  id?: string;
  name: string;
  description?: string;
  tags?: string[];
  isSample?: boolean;
  savedBy: string;
}

export interface SavedVersion extends DocumentFacts {
  baseVersion: number;
  name?: string;
  description?: string;
  savedBy: string;
  /** It is one edit of many: the history shows the last one of a person's half hour. */
  isEdit?: boolean;
  restoredFrom?: number;
}

export interface WorkflowListQuery extends PageQuery {
  search?: string;
  active?: boolean;
  tag?: string;
  /** It must have all of them. */
  tags?: readonly string[];
  offset?: number;
}

export interface VersionedDocument {
  document: WorkflowDocument;
  version: number;
  hash: string;
}

export type WorkflowsRepository = ReturnType<typeof createWorkflows>;

/** Workflow documents are kept once per hash; versions point to them. */
export function createWorkflows(context: RunContext) {
  const { workflows, documents, versions, staticData } = context;
  const history = createWorkflowHistory(context);
  const tagRecords = context.db.collection<Stored<Tag>>(tagsCollection);

  async function storeDocument(workspaceId: string, document: WorkflowDocument): Promise<string> {
    const json = JSON.stringify(document);
    const hash = createHash('sha256').update(json).digest('hex');
    await documents.updateOne(
      { _id: `${workspaceId}/${hash}` },
      { $setOnInsert: { workspaceId, hash, json } },
      { upsert: true },
    );
    return hash;
  }

  async function documentOf(workspaceId: string, hash: string): Promise<WorkflowDocument | null> {
    const row = await documents.findOne({ _id: `${workspaceId}/${hash}` });
    return row === null ? null : (JSON.parse(row.json) as WorkflowDocument);
  }

  return {
    async create(workspaceId: string, input: NewWorkflow): Promise<Workflow> {
      const at = new Date().toISOString();
      const hash = await storeDocument(workspaceId, input.document);
      const row: WorkflowRow = {
        _id: input.id ?? newId('wf'),
        workspaceId,
        name: input.name,
        ...(input.description === undefined ? {} : { description: input.description }),
        active: false,
        version: 1,
        activeVersion: null,
        tags: input.tags ?? [],
        nodeCount: input.nodeCount,
        triggers: input.triggers,
        isSample: input.isSample ?? false,
        savedBy: input.savedBy,
        createdAt: at,
        updatedAt: at,
        hash,
      };
      await ensureTags(tagRecords, workspaceId, row.tags);
      await history.add(workspaceId, row._id, { version: 1, hash, savedBy: input.savedBy });
      await workflows
        .insertOne(row)
        .catch(
          refuseDuplicate('conflict', `The id ${row._id} is taken: leave it out, then the workflow gets a new one`),
        );
      return toWorkflow(row);
    },

    async get(workspaceId: string, id: string): Promise<Workflow | null> {
      const row = await workflows.findOne({ _id: id, workspaceId });
      return row === null ? null : toWorkflow(row);
    },

    /** The newest document, or that of `version`. */
    async getDocument(workspaceId: string, id: string, version?: number): Promise<VersionedDocument | null> {
      const row =
        version === undefined
          ? await workflows.findOne({ _id: id, workspaceId }, { projection: { version: 1, hash: 1 } })
          : await versions.findOne({ _id: versionId(id, version), workspaceId });
      if (row === null) return null;
      const document = await documentOf(workspaceId, row.hash);
      return document === null ? null : { document, version: row.version, hash: row.hash };
    },

    documentByHash: documentOf,
    /** Keeps a document that belongs to no stored workflow (it was given with a call). Answers its hash. */
    keepDocument: storeDocument,

    list(workspaceId: string, query: WorkflowListQuery): Promise<PageOf<Workflow>> {
      const filter = {
        workspaceId,
        ...(query.active === undefined ? {} : { active: query.active }),
        ...(query.tag === undefined ? {} : { tags: query.tag }),
        ...(query.tags === undefined ? {} : { $and: query.tags.map((name) => ({ tags: name })) }),
        ...(query.search === undefined ? {} : { name: { $regex: escapeRegex(query.search), $options: 'i' } }),
      };
      return findPage(workflows, { filter, query, skip: query.offset ?? 0 }, toWorkflow);
    },

    /** By exactly that name; the newest where there are several. */
    async findByName(workspaceId: string, name: string): Promise<Workflow | null> {
      const row = await workflows.findOne({ workspaceId, name }, { sort: { _id: -1 } });
      return row === null ? null : toWorkflow(row);
    },

    /** Gives it these tags and no others. Null when there is no such workflow. */
    async setTags(workspaceId: string, id: string, names: readonly string[]): Promise<Workflow | null> {
      await ensureTags(tagRecords, workspaceId, names);
      const row = await workflows.findOneAndUpdate(
        { _id: id, workspaceId },
        { $set: { tags: [...new Set(names)], updatedAt: new Date().toISOString() } },
        { returnDocument: 'after' },
      );
      return row === null ? null : toWorkflow(row);
    },

    /** Saves over `baseVersion`; `conflict` when somebody else saved meanwhile, null when there is no such workflow. */
    async saveVersion(workspaceId: string, id: string, input: SavedVersion): Promise<Workflow | 'conflict' | null> {
      const hash = await storeDocument(workspaceId, input.document);
      const version = input.baseVersion + 1;
      const row = await workflows.findOneAndUpdate(
        { _id: id, workspaceId, version: input.baseVersion },
        {
          $set: {
            version,
            hash,
            nodeCount: input.nodeCount,
            triggers: input.triggers,
            savedBy: input.savedBy,
            updatedAt: new Date().toISOString(),
            ...(input.name === undefined ? {} : { name: input.name }),
            ...(input.description === undefined ? {} : { description: input.description }),
          },
        },
        { returnDocument: 'after' },
      );
      if (row === null)
        return (await workflows.findOne({ _id: id, workspaceId }, { projection: { _id: 1 } })) === null
          ? null
          : 'conflict';
      await history.add(workspaceId, id, { ...input, version, hash });
      return toWorkflow(row);
    },

    /** Version that triggers run; null turns them off. */
    async setActiveVersion(workspaceId: string, id: string, version: number | null): Promise<Workflow | null> {
      const row = await workflows.findOneAndUpdate(
        { _id: id, workspaceId },
        { $set: { activeVersion: version, active: version !== null, updatedAt: new Date().toISOString() } },
        { returnDocument: 'after' },
      );
      if (version !== null) await history.notePublished(workspaceId, id, version);
      return row === null ? null : toWorkflow(row);
    },

    async delete(workspaceId: string, id: string): Promise<boolean> {
      const { deletedCount } = await workflows.deleteOne({ _id: id, workspaceId });
      // One that is imported again under its id begins anew; executions hold the documents that they ran.
      await versions.deleteMany({ workspaceId, workflowId: id });
      return deletedCount === 1;
    },

    /** What nodes keep from one execution to the next. */
    async getStaticData(workspaceId: string, workflowId: string): Promise<Record<string, unknown>> {
      const row = await staticData.findOne({ _id: workflowId, workspaceId });
      return row === null ? {} : (JSON.parse(row.json) as Record<string, unknown>);
    },

    async setStaticData(workspaceId: string, workflowId: string, data: Record<string, unknown>): Promise<void> {
      const row = { workspaceId, json: JSON.stringify(data) };
      await staticData.replaceOne({ _id: workflowId, workspaceId }, row, { upsert: true });
    },
  };
}

function toWorkflow(row: WorkflowRow): Workflow {
  const { _id, workspaceId: _workspaceId, hash: _hash, ...rest } = row;
  return { id: _id, ...rest };
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
