import {
  createN8nWorkflow,
  deleteN8nWorkflow,
  getN8nWorkflow,
  HubError,
  listN8nWorkflows,
  transferN8nWorkflow,
  updateN8nWorkflow,
} from '@leadloom/contracts';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { turnOff } from '../../triggers/turn-off.ts';
import { turnOn } from '../../triggers/turn-on.ts';
import { documentPart, staticDataPart } from '../workflows/document-part.ts';
import { createWorkflowFrom, saveWorkflowVersion } from '../workflows/save-workflow.ts';

import { n8nPage } from './n8n-page.ts';
import { demandOwnProject, isOtherProject } from './project-of.ts';
import { showWorkflow, showWorkflows } from './show-workflows.ts';

export const workflowEndpoints = [
  endpoint(listN8nWorkflows, async ({ store, workspaceId, query }) => {
    if (isOtherProject(workspaceId, query.projectId)) return { data: [], nextCursor: null };
    const tags = query.tags?.split(',').flatMap((tag) => tag.trim() || []);
    return n8nPage(
      query,
      (page) =>
        store.workflows.list(workspaceId, {
          ...page,
          offset: query.offset ?? 0,
          ...(query.active === undefined ? {} : { active: query.active }),
          ...(query.name === undefined ? {} : { search: query.name.trim() }),
          ...(tags === undefined || tags.length === 0 ? {} : { tags }),
        }),
      (workflows) => showWorkflows(store, workspaceId, workflows, query),
    );
  }),
  endpoint(createN8nWorkflow, async ({ services, store, workspaceId, principal, body }) => {
    demandOwnProject(workspaceId, body.projectId);
    const { workflow } = await createWorkflowFrom(services, workspaceId, {
      document: documentPart(body),
      name: body.name,
      description: body.description ?? undefined,
      savedBy: principal.name,
    });
    const staticData = staticDataPart(body);
    if (staticData !== null) await store.workflows.setStaticData(workspaceId, workflow.id, staticData);
    return showWorkflow(store, workspaceId, workflow);
  }),
  endpoint(getN8nWorkflow, async ({ store, workspaceId, params: { id }, query }) =>
    showWorkflow(store, workspaceId, found(await store.workflows.get(workspaceId, id), 'workflow', id), query),
  ),
  endpoint(updateN8nWorkflow, async ({ services, store, workspaceId, principal, params: { id }, query, body }) => {
    const before = found(await store.workflows.get(workspaceId, id), 'workflow', id);
    const { workflow } = await saveWorkflowVersion(services, workspaceId, id, {
      document: documentPart(body),
      // n8n's clients do not say what they changed: the newest version it is.
      baseVersion: before.version,
      name: body.name,
      description: body.description ?? undefined,
      savedBy: principal.name,
    });
    const staticData = staticDataPart(body);
    if (staticData !== null) await store.workflows.setStaticData(workspaceId, id, staticData);
    const isPublished = workflow.active && query.publishIfActive !== false;
    return showWorkflow(store, workspaceId, isPublished ? await turnOn(services, workspaceId, workflow) : workflow);
  }),
  endpoint(deleteN8nWorkflow, async ({ services, store, workspaceId, params: { id } }) => {
    const workflow = found(await store.workflows.get(workspaceId, id), 'workflow', id);
    const shown = await showWorkflow(store, workspaceId, workflow);
    await turnOff(services, workspaceId, workflow);
    await store.workflows.delete(workspaceId, id);
    return { ...shown, active: false, activeVersionId: null, triggerCount: 0, activeVersion: null };
  }),
  endpoint(transferN8nWorkflow, async ({ store, workspaceId, params: { id }, body }) => {
    found(await store.workflows.get(workspaceId, id), 'workflow', id);
    demandOwnProject(workspaceId, body.destinationProjectId);
    throw new HubError('invalid_input', 'The workflow is in this project already.');
  }),
];
