import type { ExecutionMode, ExecutionStatus, NodeRetry, NodeRun, RunEvent } from '@leadloom/contracts';

export interface NodeState {
  status: 'running' | 'success' | 'error' | 'waiting' | 'needs_decision' | 'canceled';
  /** Finished runs, in the order in which they ended. */
  runs: readonly NodeRun[];
  /** When the run that goes on now began. */
  startedAt: string | null;
}

export interface RunState {
  /** Number of the last event that is in here. */
  seq: number;
  status: ExecutionStatus;
  mode: ExecutionMode | null;
  startedAt: string | null;
  finishedAt: string | null;
  error: { message: string; node?: string | undefined } | null;
  nodes: Readonly<Record<string, NodeState>>;
  waiting: { node: string; until: string | null } | null;
  decision: { node: string; request: string } | null;
  /** The node that failed and is tried again. */
  retrying: NodeRetry | null;
  /** Flow control holds it before it begins. */
  isHeld: boolean;
}

export const emptyRun: RunState = {
  seq: 0,
  status: 'new',
  mode: null,
  startedAt: null,
  finishedAt: null,
  error: null,
  nodes: {},
  waiting: null,
  decision: null,
  retrying: null,
  isHeld: false,
};

/**
 * The state of a run after one more event. Live view and history are both the fold of the events from number 1: an event that is known
 * already changes nothing; one that does not follow directly changes nothing either, and the caller fetches what is missing.
 */
export function foldRun(state: RunState, event: RunEvent): RunState {
  if (event.seq !== state.seq + 1) return state;
  return { ...applied(state, event), seq: event.seq };
}

function applied(state: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'execution-started':
      return { ...state, status: 'running', mode: event.mode, startedAt: event.at };
    case 'node-started':
      return { ...ongoing(state), nodes: withNode(state, event.node, { status: 'running', startedAt: event.at }) };
    case 'node-finished': {
      const { nodeRun } = event;
      const retrying = state.retrying?.node === nodeRun.node ? null : state.retrying;
      const runs = [...(state.nodes[nodeRun.node]?.runs ?? []).filter(({ run }) => run !== nodeRun.run), nodeRun];
      return {
        ...state,
        retrying,
        nodes: withNode(state, nodeRun.node, { status: nodeRun.status, runs, startedAt: null }),
      };
    }
    case 'execution-waiting':
      return {
        ...state,
        status: 'waiting',
        waiting: { node: event.node, until: event.until },
        nodes: withNode(state, event.node, { status: 'waiting' }),
      };
    case 'node-retrying':
      return { ...state, retrying: event, nodes: withNode(state, event.node, { status: 'waiting' }) };
    case 'execution-held':
      return { ...state, status: 'waiting', isHeld: true };
    case 'decision-needed':
      return {
        ...state,
        status: 'needs_decision',
        decision: { node: event.node, request: event.request },
        nodes: withNode(state, event.node, { status: 'needs_decision' }),
      };
    default:
      return {
        ...ongoing(state),
        status: event.status,
        finishedAt: event.at,
        error: event.error,
        nodes: ended(state, event),
      };
  }
}

/** A node that starts, or the end, says that nothing is waited for any more. */
function ongoing(state: RunState): RunState {
  return { ...state, status: 'running', waiting: null, decision: null, retrying: null, isHeld: false };
}

function withNode(state: RunState, node: string, change: Partial<NodeState>): RunState['nodes'] {
  return {
    ...state.nodes,
    [node]: { ...(state.nodes[node] ?? { status: 'running', runs: [], startedAt: null }), ...change },
  };
}

/** No node goes on after the end: one that had not finished has failed if the error names it, else it was canceled. */
function ended(state: RunState, event: Extract<RunEvent, { type: 'execution-finished' }>): RunState['nodes'] {
  const nodes = { ...state.nodes };
  for (const [name, node] of Object.entries(nodes)) {
    if (node.status === 'success' || node.status === 'error') continue;
    nodes[name] = {
      ...node,
      startedAt: null,
      status: event.error?.node === name ? 'error' : event.status === 'success' ? 'success' : 'canceled',
    };
  }
  const failed = event.error?.node;
  if (failed && nodes[failed]?.status !== 'error')
    nodes[failed] = { runs: [], ...nodes[failed], status: 'error', startedAt: null };
  return nodes;
}

export function isOver(status: ExecutionStatus): boolean {
  return status === 'success' || status === 'error' || status === 'canceled';
}
