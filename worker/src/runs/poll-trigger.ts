import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { HubError, type PollVerdict, type TriggerInput } from '@leadloom/contracts';
import { pollCrons, pollNode } from '@leadloom/engine';
import type { WorkerServices } from '../services.ts';
import { toTemporalFailure } from '../temporal-failure.ts';
import { derivedExecutionId } from './derived-execution-id.ts';
import { reportTriggerFault } from './trigger-fault.ts';
import { findTriggerNode, type TriggerHosts, type TriggerNode, triggeredExecution } from './trigger-node.ts';
import { inTriggerScope } from './trigger-scope.ts';
import { variablesOf } from './variables-of.ts';
import { whileAlive } from './while-alive.ts';

/** n8n's default where a node says nothing. */
const everyMinute = { item: [{ mode: 'everyMinute' }] };

/**
 * Asks a polling trigger once. What it found and its new cursor are kept in one transaction, so a worker that dies loses and doubles nothing:
 * before it the question is asked again from the old cursor, after it the same `occasion` finds the execution that it began.
 */
export async function pollTrigger(
  services: WorkerServices,
  hosts: TriggerHosts,
  input: TriggerInput,
  occasion: string,
  at: number,
): Promise<PollVerdict> {
  const { store, metrics } = services;
  const { workspaceId, workflowId, node: name } = input;
  const place = { workflowId, node: name };
  const executionId = derivedExecutionId(at, 'poll', workspaceId, occasion);
  if ((await store.executions.get(workspaceId, executionId)) !== null)
    return { outcome: 'begun', run: { workspaceId, executionId } };
  const trigger = await findTriggerNode(services, input);
  if (trigger === null) return { outcome: 'gone', run: null };

  const state = await store.triggers.get(workspaceId, place);
  const pollTimes = timesOf(trigger, state.pollTimes);
  if (pollTimes !== state.pollTimes) await store.triggers.keepTimes(workspaceId, place, pollTimes);
  const variables = await variablesOf(services, workspaceId, trigger.document);
  try {
    const { items, cursor } = await whileAlive((signal) =>
      inTriggerScope(hosts.door, input, trigger, signal, () =>
        pollNode(hosts.hostOf(workspaceId), {
          ...input,
          workflowName: trigger.workflowName,
          document: trigger.document,
          variables,
          cursor: state.cursor,
          isActivating: input.isActivating === true,
          signal,
        }),
      ),
    );
    const execution = items === null ? null : triggeredExecution(input, trigger, executionId, items);
    if (!(await store.triggers.move(workspaceId, place, { moves: state.moves, cursor, execution })))
      throw new HubError('conflict', `"${name}" was asked twice at a time`, { retryable: true });
    const outcome = execution === null ? 'nothing' : 'begun';
    metrics.polls.inc({ outcome });
    return { outcome, run: execution === null ? null : { workspaceId, executionId } };
  } catch (error) {
    if (error instanceof HubError && error.retryable) throw toTemporalFailure(error);
    if (Context.current().cancellationSignal.aborted)
      throw ApplicationFailure.retryable('This worker is shutting down', 'unavailable');
    metrics.polls.inc({ outcome: 'failed' });
    return { outcome: 'failed', run: await reportTriggerFault(services, input, trigger, error, { occasion, at }) };
  }
}

function timesOf({ node }: TriggerNode, kept: { given: string; cron: string[] } | null) {
  const pollTimes = node.parameters?.['pollTimes'] ?? everyMinute;
  const given = JSON.stringify(pollTimes);
  return kept?.given === given ? kept : { given, cron: pollCrons(pollTimes) };
}
