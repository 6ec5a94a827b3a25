/** What n8n tells of where an input came from. */
export interface RunSource {
  previousNode: string;
  previousNodeOutput?: number;
  previousNodeRun?: number;
}

/** Items per input: lists, or references to outputs of node runs as the engine writes them: `{$output: [node, run, output]}`. */
export interface RunInputs {
  main?: unknown[];
}

export interface StackEntry {
  /** `rewireOutputLogTo`: of a tool that an agent asked, where its output goes. */
  node: { name: string; rewireOutputLogTo?: unknown };
  data: RunInputs;
  source: { main?: (RunSource | null)[] } | null;
}

type ByRun<Value> = Record<string, Record<string, Value>>;

/** The part of n8n's run state that a restart looks into; the rest is passed on as it is. */
export interface RunState {
  startData?: Record<string, unknown>;
  resultData: { error?: unknown; pinData?: Record<string, unknown> };
  waitTill?: unknown;
  executionData?: {
    nodeExecutionStack: StackEntry[];
    /** What nodes remember within the run, by `node:<name>`. */
    contextData?: Record<string, unknown>;
    /** Nodes with several inputs that have not got all of them. */
    waitingExecution?: ByRun<RunInputs>;
    waitingExecutionSource?: ByRun<{ main?: (RunSource | null)[] }> | null;
  };
}

/** Names of nodes that an interrupted run has still to run, and of those that wait for inputs. */
export function pendingNodes(state: unknown): string[] {
  const { nodeExecutionStack = [], waitingExecution = {} } = (state as RunState | null)?.executionData ?? {};
  return [...nodeExecutionStack.map(({ node }) => node.name), ...Object.keys(waitingExecution)];
}
