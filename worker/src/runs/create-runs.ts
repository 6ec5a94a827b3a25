import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type SegmentHost, loadNodeCatalogue, prepareN8n } from '@leadloom/engine';
import type { DoorParts } from '../door-parts.ts';
import type { WorkerServices } from '../services.ts';
import { createRunActivities } from './create-run-activities.ts';
import { createRunningSegments } from './running-segments.ts';
import { createStateCache } from './state-cache.ts';
import { watchStops } from './watch-stops.ts';

const besideThisPackage = fileURLToPath(new URL('../../../nodes', import.meta.url));

/** The engine in this process: n8n's packages loaded, stops heard, activities ready. */
export async function createRuns(services: WorkerServices, door: DoorParts) {
  const { config } = services;
  prepareN8n({ dataDir: resolve(config.LEADLOOM_DATA_DIR), expressionEngine: config.N8N_EXPRESSION_ENGINE });
  const catalogue = await loadNodeCatalogue({
    ownNodes: config.LEADLOOM_NODES_DIR ?? besideThisPackage,
    hostNodes: config.LEADLOOM_HOST_NODES,
  });
  const running = createRunningSegments();
  const stops = watchStops(services, (executionId) => running.stop(executionId));
  const missing = () => Promise.reject(new Error('not built yet'));
  const host: Omit<SegmentHost, 'aroundNode'> = {
    catalogue,
    hubUrl: config.HUB_URL,
    variables: {},
    credentialsHelper: () => ({}) as ReturnType<SegmentHost['credentialsHelper']>,
    executeWorkflow: () => missing,
    getRunExecutionData: () => Promise.resolve(undefined),
    startRunnerTask: missing,
  };
  return {
    activities: createRunActivities(services, { door, running, cache: createStateCache(), hostFor: () => host }),
    close: () => stops.close(),
  };
}
