import { makeOwner } from './make-owner.ts';
import { keepHubConnection } from './keep-hub-connection.ts';
import { keepSandboxConnections } from './keep-sandbox-connections.ts';
import { addSamples } from './add-samples.ts';
import type { Services } from '../services.ts';

const sampleMark = 'system.samples-added';

/**
 * Makes what a first start needs. Every part looks whether it is there, so an interrupted start is completed by the next; addresses that
 * have changed since are corrected. Samples come once: what a user deletes stays deleted.
 */
export async function seed(services: Services): Promise<void> {
  const { store, config, log } = services;
  const workspace = (await store.workspaces.list())[0] ?? (await store.workspaces.create('Leadloom'));
  await makeOwner(services, workspace.id);
  await keepHubConnection(services, workspace.id);
  if (config.SANDBOX_URL === undefined) return;
  try {
    await keepSandboxConnections(services, workspace.id, config.SANDBOX_URL);
    const { total } = await store.audit.list(workspace.id, { action: sampleMark, limit: 1 });
    if (total > 0) return;
    await addSamples(services, workspace.id, config.SANDBOX_URL);
    await store.audit.add(workspace.id, {
      actor: { kind: 'system', id: 'hub', name: 'First start' },
      action: sampleMark,
    });
    log.info('the samples were added');
  } catch (error) {
    log.warn({ err: error }, `the sandbox at ${config.SANDBOX_URL} could not be set up; the next start tries again`);
  }
}
