import type { WorkflowDocument } from '@leadloom/contracts';
import { listTriggers } from '@leadloom/graph';
import type { Services } from '../services.ts';
import { type OwnSchedule, pollSchedulesOf, schedulesOf } from './schedules-of.ts';

/** All times at which a document starts something. Polling triggers have some once they have been asked for the first time. */
export async function allSchedulesOf(
  { store, typesOf }: Services,
  workspaceId: string,
  workflowId: string,
  document: WorkflowDocument,
): Promise<OwnSchedule[]> {
  const { nodeTypes } = await typesOf(workspaceId);
  const polls = listTriggers(document, (type) => nodeTypes.find(type)).filter(({ kind }) => kind === 'poll');
  if (polls.length === 0) return schedulesOf(document);
  const states = new Map((await store.triggers.list(workspaceId, workflowId)).map((state) => [state.node, state]));
  const crons = new Map(polls.map(({ node }) => [node, states.get(node)?.pollTimes?.cron ?? []]));
  return [...schedulesOf(document), ...pollSchedulesOf(document, crons)];
}
