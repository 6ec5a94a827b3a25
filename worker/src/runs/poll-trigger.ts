import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { HubError, type PollVerdict, type TriggerInput } from '@leadloom/contracts';
import { pollCrons, type Polled, pollNode, pollTimesOf } from '@leadloom/engine';
import type { TriggerState } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';
import { toTemporalFailure } from '../temporal-failure.ts';
import { derivedExecutionId } from './derived-execution-id.ts';
import { reportTriggerFault } from './trigger-fault.ts';
import { findTriggerNode, type TriggerHosts, triggeredExecution } from './trigger-node.ts';
import { inTriggerScope } from './trigger-scope.ts';
import { variablesOf } from './variables-of.ts';
import { whileAlive } from './while-alive.ts';

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
  let polled: Polled;
  try {
    polled = await whileAlive(async (signal) => {
      const { workflowName, document } = trigger;
      const host = await hosts.hostOf(workspaceId, document);
      const variables = await variablesOf(services, workspaceId, document);
      const isActivating = input.isActivating === true;
      const given = { ...input, workflowName, document, variables, cursor: state.cursor, isActivating, signal };
      const pollTimes = keptTimes(state, pollTimesOf(host, given));
      if (pollTimes !== state.pollTimes) await store.triggers.keepTimes(workspaceId, place, pollTimes);
      return inTriggerScope(hosts.door, input, trigger, signal, () => pollNode(host, given));
    });
  } catch (error) {
    if (error instanceof HubError && error.retryable) throw toTemporalFailure(error);
    if (Context.current().cancellationSignal.aborted)
      throw ApplicationFailure.retryable('This worker is shutting down', 'unavailable');
    metrics.polls.inc({ outcome: 'failed' });
    return { outcome: 'failed', run: await reportTriggerFault(services, input, trigger, error, { occasion, at }) };
  }
  const { items, cursor } = polled;
  const execution = items === null ? null : triggeredExecution(input, trigger, executionId, items);
  if (!(await store.triggers.move(workspaceId, place, { moves: state.moves, cursor, execution })))
    throw ApplicationFailure.retryable(`"${name}" was asked twice at a time`, 'conflict');
  const outcome = execution === null ? 'nothing' : 'begun';
  metrics.polls.inc({ outcome });
  return { outcome, run: execution === null ? null : { workspaceId, executionId } };
}

/** As long as the times stay as they are drawn, so does the second at which they come. */
function keptTimes({ pollTimes: kept }: TriggerState, pollTimes: unknown): NonNullable<TriggerState['pollTimes']> {
  const given = JSON.stringify(pollTimes);
  return kept?.given === given ? kept : { given, cron: pollCrons(pollTimes) };
}
