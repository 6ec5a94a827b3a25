import type { N8nProject, N8nTag, N8nWorkflow, N8nWorkflowVersion, Workflow } from '@leadloom/contracts';
import type { Store, WorkflowContent } from '@leadloom/store';
import { projectOf } from './project-of.ts';
import { found } from '../../http/found.ts';

interface Wishes {
  excludePinnedData?: boolean | undefined;
}

/** Workflows with their documents in n8n's shape. */
export async function showWorkflows(
  store: Store,
  workspaceId: string,
  workflows: readonly Workflow[],
  { excludePinnedData }: Wishes = {},
): Promise<N8nWorkflow[]> {
  const [contents, tags, project] = await Promise.all([
    store.workflowContents.of(workspaceId, workflows),
    store.tags.named(
      workspaceId,
      workflows.flatMap((workflow) => workflow.tags),
    ),
    projectOf(store, workspaceId),
  ]);
  return workflows.flatMap((workflow) => {
    const content = contents.get(workflow.id);
    return content === undefined ? [] : [shown(workflow, content, { tags, project, excludePinnedData })];
  });
}

export async function showWorkflow(
  store: Store,
  workspaceId: string,
  workflow: Workflow,
  wishes: Wishes = {},
): Promise<N8nWorkflow> {
  const [only] = await showWorkflows(store, workspaceId, [workflow], wishes);
  return found(only, 'document of workflow', workflow.id);
}

export function showVersion(
  { id, name, description }: Workflow,
  { document, version, savedBy, createdAt }: WorkflowContent['current'],
): N8nWorkflowVersion {
  return {
    versionId: String(version),
    workflowId: id,
    nodes: document.nodes,
    connections: document.connections,
    nodeGroups: listIn(document, 'nodeGroups'),
    authors: savedBy,
    name,
    description: description ?? null,
    autosaved: false,
    createdAt,
    updatedAt: createdAt,
  };
}

function shown(
  workflow: Workflow,
  { current: { document }, active, staticData }: WorkflowContent,
  { tags, project, excludePinnedData }: Wishes & { tags: ReadonlyMap<string, N8nTag>; project: N8nProject },
): N8nWorkflow {
  const { id, name, version, activeVersion, createdAt, updatedAt } = workflow;
  const meta = (document as { meta?: unknown }).meta;
  return {
    id,
    name,
    description: workflow.description ?? null,
    active: workflow.active,
    activeVersionId: activeVersion === null ? null : String(activeVersion),
    createdAt,
    updatedAt,
    isArchived: false,
    versionId: String(version),
    versionCounter: version,
    sourceWorkflowId: null,
    triggerCount: workflow.active ? workflow.triggers.filter(({ kind }) => kind !== 'manual').length : 0,
    nodes: document.nodes,
    connections: document.connections,
    nodeGroups: listIn(document, 'nodeGroups'),
    settings: document.settings ?? {},
    staticData,
    ...(excludePinnedData === true ? {} : { pinData: document.pinData ?? null }),
    meta: isRecord(meta) ? meta : null,
    tags: workflow.tags.flatMap((tag) => tags.get(tag) ?? []),
    shared: [{ role: 'workflow:owner', workflowId: id, projectId: project.id, project, createdAt, updatedAt }],
    activeVersion: active === null ? null : showVersion(workflow, active),
  };
}

function listIn(document: object, name: string): unknown[] {
  const value = (document as Record<string, unknown>)[name];
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
