import { Connection, ImportJob, Operation, type Permission, Workflow } from '@leadloom/contracts';
import type { Change } from '@leadloom/store';
import type { TObject } from 'typebox';

export interface LiveEvent {
  topic: Topic;
  data: unknown;
  executionId?: string;
  workflowId?: string;
}

/** What can be watched, and what one must be allowed to read for it. */
export const topicPermissions = {
  run: 'workflows:read',
  import: 'leads:read',
  operation: 'leads:read',
  connection: 'connections:read',
  workflow: 'workflows:read',
} as const satisfies Record<string, Permission>;

export type Topic = keyof typeof topicPermissions;

/** A change in the store as events for clients, in their order. */
export function toLiveEvents({ collection, document, id, events }: Change): LiveEvent[] {
  if (document === null) return [];
  switch (collection) {
    case 'executions':
      return events.map((event) => ofRun(id, String(document['workflowId']), event));
    case 'runEvents': {
      const { _id, workspaceId: _workspaceId, executionId, workflowId, ...event } = document;
      return [ofRun(executionId, workflowId, event)];
    }
    case 'imports':
      return [{ topic: 'import', data: pick(ImportJob, document) }];
    case 'operations':
      return [{ topic: 'operation', data: pick(Operation, document) }];
    case 'connections':
      return [{ topic: 'connection', data: pick(Connection, document) }];
    case 'workflows':
      return [{ topic: 'workflow', workflowId: id, data: pick(Workflow, document) }];
    default:
      return [];
  }
}

function ofRun(executionId: string, workflowId: string, event: object): LiveEvent {
  return { topic: 'run', executionId, workflowId, data: { executionId, workflowId, event } };
}

/** Only the fields of the entity: documents hold internals beside them. */
function pick({ properties }: TObject, document: Record<string, unknown>): Record<string, unknown> {
  const entity: Record<string, unknown> = { id: document['_id'] };
  for (const name of Object.keys(properties)) if (name in document) entity[name] = document[name];
  return entity;
}
