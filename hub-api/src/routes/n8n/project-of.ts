import { HubError, type N8nProject } from '@leadloom/contracts';
import type { Store } from '@leadloom/store';
import { found } from '../../http/found.ts';

/** The workspace as the one project that it is for n8n's clients. */
export async function projectOf(store: Store, workspaceId: string): Promise<N8nProject> {
  const { id, name, createdAt } = found(await store.workspaces.get(workspaceId), 'workspace', workspaceId);
  return {
    id,
    name,
    type: 'personal',
    icon: null,
    description: null,
    creatorId: null,
    customTelemetryTags: [],
    createdAt,
    updatedAt: createdAt,
  };
}

/** Lists of a project that is not this workspace are empty. */
export function isOtherProject(workspaceId: string, projectId: string | null | undefined): boolean {
  return projectId !== undefined && projectId !== null && projectId !== 'null' && projectId !== workspaceId;
}

/** @throws HubError `invalid_input` for a project that is not this workspace */
export function demandOwnProject(workspaceId: string, projectId: string | null | undefined): void {
  if (isOtherProject(workspaceId, projectId))
    throw new HubError(
      'invalid_input',
      `There is no project ${projectId}: a workspace is one project, ${workspaceId}. Use a key of the other workspace.`,
    );
}
