import { createHmac } from 'node:crypto';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type CredentialVault,
  type NodeCatalogue,
  createCodeRunner,
  createCredentialsHelper,
  installFiles,
  installDeduplicator,
  loadNodeCatalogue,
  prepareN8n,
  startRunnerTaskWith,
} from '@leadloom/engine';
import type { BatchActivities, CallActivities, FormActivities, RunActivities } from '@leadloom/workflows';
import type { DoorParts } from '../door-parts.ts';
import { createPackageViews, type PackageViews } from '../node-packages/package-views.ts';
import type { WorkerServices } from '../services.ts';
import { createDeduplicator } from './create-deduplicator.ts';
import { executeSubWorkflow, loadRunExecutionData } from './execute-sub-workflow.ts';
import { createBatchActivities } from './create-batch-activities.ts';
import { createFormActivities } from './create-form-activities.ts';
import { tableProvider } from './data-tables/table-provider.ts';
import { type RunParts, createRunActivities } from './create-run-activities.ts';
import type { TriggerHosts } from './trigger-node.ts';
import { createRunningSegments } from './running-segments.ts';
import { steady } from '../steady/steady.ts';
import { createStateCache } from './state-cache.ts';
import { watchStops } from './watch-stops.ts';

const builtNodes = fileURLToPath(new URL('../../../nodes/dist', import.meta.url));

export interface Runs {
  activities: RunActivities & CallActivities & FormActivities & BatchActivities;
  views: PackageViews;
  /** For trigger nodes, which are asked and listen outside of runs. */
  triggerHost: TriggerHosts['hostOf'];
  close(): void;
}

/** The engine in this process: n8n's packages loaded, stops heard, activities ready. */
export async function createRuns(services: WorkerServices, door: DoorParts): Promise<Runs> {
  const { config } = services;
  prepareN8n({
    dataDir: resolve(config.LEADLOOM_DATA_DIR),
    expressionEngine: config.N8N_EXPRESSION_ENGINE,
    signatureSecret: createHmac('sha256', config.LEADLOOM_ENCRYPTION_KEY).update('addresses of nodes').digest('hex'),
  });
  const base = await loadNodeCatalogue({
    ownNodes: config.LEADLOOM_NODES_DIR ?? builtNodes,
    hostNodes: config.LEADLOOM_HOST_NODES,
  });
  installFiles();
  await installDeduplicator(createDeduplicator(services));
  warmUp(base);
  const running = createRunningSegments();
  const stops = watchStops(services, (executionId) => running.stop(executionId));
  const code = createCodeRunner({ nodeTypes: base, timezone: 'UTC' });
  const views = createPackageViews(services, base);
  const hostFor: RunParts['hostFor'] = (run, catalogue) => ({
    catalogue,
    hubUrl: config.HUB_URL,
    credentialsHelper: () => createCredentialsHelper(catalogue, vaultOf(services, run.workspaceId)),
    executeWorkflow: (input) => executeSubWorkflow(services, run, input),
    getRunExecutionData: (id) => steady(() => loadRunExecutionData(services, run.workspaceId, id)),
    dataTables: tableProvider(services, run),
    startRunnerTask: startRunnerTaskWith(code),
  });
  const parts: RunParts = { door, running, cache: createStateCache(), views, hostFor };
  return {
    activities: {
      ...createRunActivities(services, parts),
      ...createFormActivities(services, parts),
      ...createBatchActivities(services, parts),
    },
    views,
    triggerHost: async (workspaceId, document) => ({
      ...hostFor({ workspaceId, executionId: '' }, (await views.of(workspaceId, document)).catalogue),
      aroundNode: (_input, _node, _run, work) => work(),
      executeWorkflow: () => () => Promise.reject(new Error('A trigger outside of a run can run no other workflow')),
    }),
    close: () => {
      stops.close();
      code.close();
    },
  };
}

function vaultOf(services: WorkerServices, workspaceId: string): CredentialVault {
  return {
    open: async (id) =>
      (await steady(() => services.openConnection(workspaceId, id))).credentials as Awaited<
        ReturnType<CredentialVault['open']>
      >,
    save: (id, data) => steady(() => services.saveCredentials(workspaceId, id, data)),
  };
}

/** Loads the code of common nodes before the first run asks for it. */
function warmUp(catalogue: NodeCatalogue): void {
  for (const name of ['manualTrigger', 'set', 'if', 'merge', 'splitInBatches', 'httpRequest', 'webhook', 'code'])
    setImmediate(() => catalogue.getByNameAndVersion(`n8n-nodes-base.${name}`));
}
