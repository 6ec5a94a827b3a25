import type { ExecutionMode, NodeRun, RunWait, WorkflowDocument } from '@leadloom/contracts';
import type {
  IDataObject,
  IExecuteResponsePromiseData,
  INodeExecutionData,
  IPinData,
  ITaskData,
  StructuredChunk,
} from 'n8n-workflow';

/** How an execution begins: from a trigger with its data, or from the document's start node. */
export interface RunStart {
  startNode?: string;
  destinationNode?: string;
  pinData?: IPinData;
  /** Names of nodes whose reused data is not to be taken, nor that of those behind them. */
  reuse?: { stale: string[] };
  /** Items that the start node gives to the nodes behind it, per output. */
  triggerOutput?: INodeExecutionData[][];
}

/** A run cut between two nodes. `state` is encodeState's text. */
export interface RunState {
  state: string;
  runData: Record<string, ITaskData[]>;
}

export interface SegmentInput {
  workspaceId: string;
  executionId: string;
  workflowId: string;
  workflowName: string;
  mode: ExecutionMode;
  document: WorkflowDocument;
  /** `$vars` of expressions and code. */
  variables?: Record<string, string>;
  staticData: IDataObject;
  start: RunStart;
  /** What another execution gave, for a run that does not do it again. */
  reused?: Record<string, ITaskData[]>;
  /** Null for the first segment. */
  resume: RunState | null;
  /** Items per output that the waiting node gives: a request ended its wait. */
  resumeOutput?: INodeExecutionData[][];
  /** A segment without leave stops before the first effectful node: that one then gets a segment of its own. */
  mayHaveEffect: boolean;
  /** Takes pieces of a streamed answer; absent where nobody reads them. */
  sendChunk?: (chunk: StructuredChunk) => Promise<void>;
  /** After this long the segment ends at the next node. */
  budgetMs: number;
  signal: AbortSignal;
}

export interface ChangedNodeRun {
  summary: NodeRun;
  /** n8n's record of the run, output included. */
  task: ITaskData;
}

export type SegmentEnd =
  | { kind: 'finished'; status: 'success' | 'error' | 'canceled'; error: RunError | null }
  | { kind: 'continue'; nextNode: string; effectful: boolean }
  | { kind: 'waiting'; node: string; untilMs: number | null };

export interface RunError {
  message: string;
  node?: string;
  description?: string;
}

/** An item that a node failed at and that was set aside. */
export interface FailedItem {
  node: string;
  run: number;
  /** Its place among the items at input `input`. */
  item: number;
  input: number;
  /** As the node got it. */
  data: INodeExecutionData;
  error: unknown;
}

export interface SegmentOutput {
  end: SegmentEnd;
  /** How the run can be called while it waits; null when it does not wait. */
  wait: RunWait | null;
  /** n8n's token of the run: who has it may call. */
  resumeToken: string | null;
  state: RunState;
  changed: ChangedNodeRun[];
  setAside: FailedItem[];
  /** Node runs in the order in which they began and ended. */
  events: SegmentEvent[];
  /** Set when the workflow's static data changed. */
  staticData: IDataObject | null;
  /** Given by a Respond to Webhook node. */
  response: IExecuteResponsePromiseData | null;
}

export type SegmentEvent =
  | { type: 'node-started'; atMs: number; node: string; run: number }
  | { type: 'node-finished'; atMs: number; node: string; run: number };
