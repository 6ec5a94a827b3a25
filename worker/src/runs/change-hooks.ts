import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { type ChangeHooksInput, HubError, type HooksVerdict } from '@leadloom/contracts';
import { changeHooks, hooksOfNode } from '@leadloom/engine';
import type { WorkerServices } from '../services.ts';
import { toTemporalFailure } from '../temporal-failure.ts';
import { noteTriggerFault } from './trigger-fault.ts';
import { findTriggerNode, type TriggerHosts } from './trigger-node.ts';
import { inTriggerScope } from './trigger-scope.ts';
import { variablesOf } from './variables-of.ts';
import { whileAlive } from './while-alive.ts';

/**
 * Has a trigger register its addresses with its service, or take them away. Run again after a crash, the node itself finds what it has
 * registered, as it does in n8n.
 */
export async function changeTriggerHooks(
  services: WorkerServices,
  hosts: TriggerHosts,
  input: ChangeHooksInput,
): Promise<HooksVerdict> {
  const { store } = services;
  const { workspaceId, workflowId, node, does } = input;
  const place = { workflowId, node };
  const trigger = await findTriggerNode(services, input);
  if (trigger === null) return { outcome: 'gone', hooks: [] };
  try {
    return await whileAlive(async (signal) => {
      const { cursor } = await store.triggers.get(workspaceId, place);
      const { workflowName, document } = trigger;
      const host = await hosts.hostOf(workspaceId, document);
      const variables = await variablesOf(services, workspaceId, document);
      const isActivating = input.isActivating === true;
      const given = { ...input, workflowName, document, variables, cursor, isActivating, signal };
      if (does === 'find') return { outcome: 'done', hooks: await hooksOfNode(host, given) };
      const remembered = await inTriggerScope(hosts.door, input, trigger, signal, () => changeHooks(host, given, does));
      await store.triggers.keepCursor(workspaceId, place, remembered);
      if (does === 'create') await store.triggers.noteWell(workspaceId, place);
      return { outcome: 'done', hooks: [] };
    });
  } catch (error) {
    if (error instanceof HubError && error.retryable) throw toTemporalFailure(error);
    if (Context.current().cancellationSignal.aborted)
      throw ApplicationFailure.retryable('This worker is shutting down', 'unavailable');
    await noteTriggerFault(services, input, error);
    return { outcome: 'failed', hooks: [] };
  }
}
