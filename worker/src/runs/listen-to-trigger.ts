import { CancelledFailure, cancellationDetails } from '@temporalio/activity';
import { type ListenVerdict, signals, type TriggerInput, workflowIds } from '@leadloom/contracts';
import { listenNode } from '@leadloom/engine';
import { newId } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';
import { beginHeardRun, startErrorRun } from './begin-heard-run.ts';
import { reportTriggerFault } from './trigger-fault.ts';
import { findTriggerNode, type TriggerHosts } from './trigger-node.ts';
import { inTriggerScope } from './trigger-scope.ts';
import { variablesOf } from './variables-of.ts';
import { whileAlive } from './while-alive.ts';

/**
 * Listens for a workflow until it is cancelled, this process leaves, or the node fails. It is the one live copy: Temporal starts another only
 * when this one has ended, or its worker has not been heard of for some seconds.
 */
export async function listenToTrigger(
  services: WorkerServices,
  hosts: TriggerHosts,
  leaving: AbortSignal,
  input: TriggerInput,
): Promise<ListenVerdict> {
  const { store, metrics, log } = services;
  const { workspaceId, workflowId, node } = input;
  const place = { workflowId, node };
  const trigger = await findTriggerNode(services, input);
  if (trigger === null) return { end: 'gone', run: null };
  const workflowHandle = services.temporal.workflow.getHandle(workflowIds.trigger(workflowId, node));

  return whileAlive(async (cancelled) => {
    const over = AbortSignal.any([cancelled, leaving]);
    const fault = Promise.withResolvers<Error>();
    const begun = new Set<Promise<void>>();
    const note = (work: Promise<void>) => {
      const noted = work
        .catch((error: unknown) => log.error({ error, workflowId, node }, 'what a trigger heard began no run'))
        .finally(() => begun.delete(noted));
      begun.add(noted);
    };
    let close: (() => Promise<void>) | undefined;
    try {
      const { cursor } = await store.triggers.get(workspaceId, place);
      const variables = await variablesOf(services, workspaceId, trigger.document);
      const given = { ...input, workflowName: trigger.workflowName, document: trigger.document, variables, cursor };
      const host = await hosts.hostOf(workspaceId, trigger.document);
      const opening = inTriggerScope(hosts.door, input, trigger, over, () =>
        listenNode(
          host,
          { ...given, isActivating: input.isActivating === true, signal: over },
          {
            onHeard: (heard) => note(beginHeardRun(services, input, trigger, heard)),
            onFault: fault.resolve,
            onBadEvent: (error) => note(startErrorRun(services, input, trigger, error)),
          },
        ),
      );
      // A service may take for ever to let a node listen: then nobody waits for it who has to leave.
      const opened = await Promise.race([opening, aborted(over)]);
      if (opened === undefined) {
        opening.then((late) => late()).catch(() => undefined);
        return left(cancelled);
      }
      close = opened;
      await store.triggers.noteWell(workspaceId, place);
      await workflowHandle.signal(signals.listening);
      metrics.listening.inc();
      const end = await Promise.race([fault.promise, aborted(over)]).finally(() => metrics.listening.dec());
      if (end instanceof Error) throw end;
    } catch (error) {
      await close?.().catch(() => undefined);
      await Promise.all(begun);
      if (over.aborted) return left(cancelled);
      const at = Date.now();
      const occasion = { occasion: newId('fault'), at };
      return { end: 'failed', run: await reportTriggerFault(services, input, trigger, error, occasion) };
    }
    await close();
    await Promise.all(begun);
    return left(cancelled);
  });
}

function left(cancelled: AbortSignal): ListenVerdict {
  // A cancellation that Temporal asked for is answered as one; a leaving process says that another may listen.
  const { reason } = cancelled as { reason: unknown };
  if (cancelled.aborted && reason instanceof CancelledFailure && cancellationDetails()?.workerShutdown !== true)
    throw reason;
  return { end: 'left', run: null };
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
