import { type ConnectAccountInput, HubError, taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import type { Services } from '../../services.ts';
import { executeInWorker } from '../../temporal/execute-in-worker.ts';

/**
 * A step of a consent, made by a worker: secrets are opened there, and calls leave from there.
 * @throws HubError that says why the vendor or the worker did not do it
 */
export async function connectAccount({ store, temporal }: Services, input: ConnectAccountInput): Promise<void> {
  const verdict = await executeInWorker<'done' | 'refused'>(temporal, {
    type: workflowTypes.connectAccount,
    id: workflowIds.connectAccount(input.consentId, input.step),
    queue: taskQueues.runs,
    input,
    what: 'sign in at the vendor',
  });
  if (verdict === 'done') return;
  const problem = (await store.consents.get(input.workspaceId, input.consentId))?.problem;
  throw problem === undefined
    ? new HubError('conflict', 'This consent has run out. Connect the account again.')
    : new HubError(problem.code, problem.message);
}
