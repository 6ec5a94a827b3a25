import { join } from 'node:path';
import '../install-door.ts';
import type { WorkflowDocument } from '@leadloom/contracts';
import {
  type NodeCatalogue,
  type LoadedPackage,
  type SegmentHost,
  chooseSubWorkflowStart,
  createCodeRunner,
  createCredentialsHelper,
  inScope,
  installFiles,
  loadNodeCatalogue,
  openScope,
  startRunnerTaskWith,
} from '@leadloom/engine';
import type { IExecuteFunctions } from 'n8n-workflow';
import { knownCredentials } from './known-credentials.ts';
import { madeUpVault } from './made-up-credentials.ts';
import { createMemoryJournal } from './memory-journal.ts';
import { type MockServer, startMockServer } from './mock-server.ts';
import { type Cutting, runDocument } from './run-document.ts';
import { withTestOnlyNodes } from './test-only-nodes.ts';

export interface ConformanceEngine {
  catalogue: NodeCatalogue;
  mocks: MockServer;
  /**
   * A host for one run without accounts: calls out go to the mocks and into a journal, sub-workflows run within.
   * @param look what a probe does
   */
  host(cutting: Cutting, look?: (context: IExecuteFunctions) => void): SegmentHost;
  close(): void;
}

/** The engine as the worker of this process has it, without store and Temporal, and with nodes that touch this machine. */
export async function startConformanceEngine(packages: readonly LoadedPackage[]): Promise<ConformanceEngine> {
  const base = await loadNodeCatalogue({
    ownNodes: join(import.meta.dirname, '../../../nodes/dist'),
    hostNodes: true,
  });
  const catalogue = base.withPackages(packages);
  installFiles();
  const code = createCodeRunner({ nodeTypes: catalogue, timezone: 'America/New_York' });
  const mocks = await startMockServer();

  function host(cutting: Cutting, look?: (context: IExecuteFunctions) => void): SegmentHost {
    const journal = createMemoryJournal();
    const own: SegmentHost = {
      catalogue: withTestOnlyNodes(catalogue, look),
      hubUrl: 'http://127.0.0.1:5680',
      aroundNode: (input, node, run, work) =>
        inScope(
          openScope({
            workspaceId: input.workspaceId,
            scopeId: input.executionId,
            unit: node.name,
            run,
            attempt: 1,
            journal,
            connectionFor: (url) => ({ id: 'mock', origins: mocks.originsFor(url), limits: null }),
            safety: 'unsafe',
            isNewest: () => Promise.resolve(true),
            signal: input.signal,
          }),
          work,
        ),
      credentialsHelper: () => createCredentialsHelper(catalogue, madeUpVault(catalogue, knownCredentials)),
      executeWorkflow: () => async (info, _additionalData, options) => {
        const document = (info as unknown as { code: WorkflowDocument }).code;
        const startNode = chooseSubWorkflowStart(document);
        const child = await runDocument(own, document, {
          cutting,
          mode: 'integrated',
          start: {
            ...(startNode === undefined ? {} : { startNode }),
            triggerOutput: [options.inputData ?? [{ json: {} }]],
          },
        });
        const last = child.runData[child.order.at(-1) ?? '']?.at(-1);
        return { executionId: 'ex_child', data: last?.data?.['main'] ?? [null] };
      },
      getRunExecutionData: () => Promise.resolve(undefined),
      startRunnerTask: startRunnerTaskWith(code),
    };
    return own;
  }

  return {
    catalogue,
    mocks,
    host,
    close: () => {
      code.close();
      mocks.close();
    },
  };
}
