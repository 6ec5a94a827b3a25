import type { DataTableProxyProvider, INode, INodeExecutionData, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { NodeCatalogue } from '../node-catalogue.ts';
import type { SegmentInput } from './segment.ts';

/** What a segment needs from the process that it runs in. */
export interface SegmentHost {
  catalogue: NodeCatalogue;
  /** Public address of the hub, for the URLs that nodes show. */
  hubUrl: string;
  /** Runs a node within the scope that its calls out belong to. `given`: its items by input, where it runs to give some. */
  aroundNode<T>(
    input: SegmentInput,
    node: INode,
    runIndex: number,
    work: () => Promise<T>,
    given?: INodeExecutionData[][],
  ): Promise<T>;
  credentialsHelper(input: SegmentInput): IWorkflowExecuteAdditionalData['credentialsHelper'];
  executeWorkflow(input: SegmentInput): IWorkflowExecuteAdditionalData['executeWorkflow'];
  getRunExecutionData: IWorkflowExecuteAdditionalData['getRunExecutionData'];
  /** Absent where there are no data tables. */
  dataTables?: DataTableProxyProvider;
  startRunnerTask: IWorkflowExecuteAdditionalData['startRunnerTask'];
}
