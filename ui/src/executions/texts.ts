import type { ExecutionMode, ExecutionStatus } from '@leadloom/contracts';

const status: Record<ExecutionStatus, string> = {
  new: 'Starting',
  running: 'Running',
  waiting: 'Waiting',
  needs_decision: 'Needs a decision',
  success: 'Succeeded',
  error: 'Failed',
  canceled: 'Stopped',
};
const mode: Record<ExecutionMode, string> = {
  manual: 'By hand',
  trigger: 'Trigger',
  webhook: 'Webhook',
  integrated: 'Sub-workflow',
  error: 'Error workflow',
  retry: 'Retry',
};

export const executionTexts = {
  noun: 'executions',
  status,
  mode,
  columns: {
    workflow: 'Workflow',
    status: 'Status',
    started: 'Started',
    duration: 'Duration',
    mode: 'Started by',
    error: 'Error',
  },
  filters: { status: 'Any status', mode: 'Any start', workflow: 'Any workflow' },
  empty: 'No executions yet',
  emptyHint: 'Each run of a workflow is kept here with the data of every node. Open a workflow and press Run.',
  openWorkflows: 'Open workflows',
  title: (name: string) => `Run of ${name}`,
  version: (version: number) => `version ${version}`,
  stop: 'Stop',
  stopping: 'Stopping the run',
  openWorkflow: 'Open the workflow',
  runAgain: 'Run again',
  showError: 'Show the node',
  failedAt: (node: string) => `Failed at “${node}”`,
  failed: 'The run failed',
  waitingUntil: (node: string, until: string) => `“${node}” waits until ${until}`,
  waitingFor: (node: string) => `“${node}” waits for a call from outside`,
  decisionTitle: (node: string) => `“${node}” needs a decision`,
  decisionHint:
    'This request was sent, but its answer was lost, and sending it again could do it twice. Look in the other system, then decide.',
  done: 'It was done: go on',
  retry: 'It was not done: send it again',
  decided: 'Decision sent',
  progress: (done: number, total: number) => `${done} of ${total} nodes`,
  list: 'All executions',
  followError: 'The live state cannot be followed',
} as const;
