import { type Decision, HubError, signals } from '@leadloom/contracts';
import type { Client } from '@temporalio/client';
import { signalWorkflow } from './signal-workflow.ts';

interface Asked {
  what: 'execution' | 'operation';
  status: string;
  workflowId: string;
}

/** Tells the workflow that waits for a person's decision what it is. */
export async function passDecision(temporal: Client, { what, status, workflowId }: Asked, decision: Decision) {
  if (status !== 'needs_decision')
    throw new HubError('conflict', `This ${what} waits for no decision: it is ${status}.`);
  await signalWorkflow(temporal, workflowId, signals.decide, decision);
}
