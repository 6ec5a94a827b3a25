import type { LeftOutReason } from './execution.ts';
import type { OperationKind } from './operation.ts';

/** Task queues. Activities of `connectors` have their own slots, so that a node that waits for the hub cannot starve what it waits for. */
export const taskQueues = { runs: 'runs', connectors: 'connectors' } as const;

/** Workflow types by name: the hub starts them by these, the worker's bundle exports functions of these names. */
export const workflowTypes = {
  runWorkflow: 'runWorkflow',
  runBatch: 'runBatch',
  runBatches: 'runBatches',
  startScheduledRun: 'startScheduledRun',
  pollTrigger: 'pollTrigger',
  changeHooks: 'changeHooks',
  listenToTrigger: 'listenToTrigger',
  leadOperation: 'leadOperation',
  importLeads: 'importLeads',
  connectionLock: 'connectionLock',
  testConnection: 'testConnection',
  connectAccount: 'connectAccount',
  holdToken: 'holdToken',
  sweepInbox: 'sweepInbox',
  flowGate: 'flowGate',
  tidyUp: 'tidyUp',
  answerForm: 'answerForm',
  listenForTest: 'listenForTest',
  repairRuns: 'repairRuns',
  changeNodePackage: 'changeNodePackage',
  answerInquiry: 'answerInquiry',
} as const;

/** Workflow ids say what they lock. */
export const workflowIds = {
  run: (executionId: string) => `run/${executionId}`,
  batch: (batchId: string) => `batch/${batchId}`,
  /** Who sends batches in it: a process of the hub, and which of those that it sends at the same time. */
  batches: (processId: string, lane: number) => `batches/${processId}/${lane}`,
  operation: (operationId: string) => `operation/${operationId}`,
  connectionLock: (connectionId: string) => `lock/${connectionId}`,
  import: (importId: string) => `import/${importId}`,
  testConnection: (connectionId: string, at: number) => `test-connection/${connectionId}/${at}`,
  connectAccount: (consentId: string, step: string) => `connect/${consentId}/${step}`,
  /** Whoever runs it renews the token of that connection. */
  holdToken: (connectionId: string) => `token/${connectionId}`,
  schedule: (workflowId: string, node: string, index: number) => `schedule/${workflowId}/${node}/${index}`,
  poll: (workflowId: string, node: string, occasion: string) => `poll/${workflowId}/${node}/${occasion}`,
  trigger: (workflowId: string, node: string) => `trigger/${workflowId}/${node}`,
  hooks: (workflowId: string, node: string) => `hooks/${workflowId}/${node}`,
  sweepInbox: 'sweep-inbox',
  flowGate: (workflowId: string, key: string) => `flow/${workflowId}/${key}`,
  tidyUp: 'tidy-up',
  form: (requestId: string) => `form/${requestId}`,
  nodePackage: (packageId: string) => `node-package/${packageId}`,
  listen: (workflowId: string) => `listen/${workflowId}`,
  repair: (jobId: string) => `repair/${jobId}`,
  inquiry: (inquiryId: string) => `inquiry/${inquiryId}`,
} as const;

export const signals = {
  stop: 'stop',
  decide: 'decide',
  call: 'call',
  changeWait: 'changeWait',
  acquireLock: 'acquireLock',
  releaseLock: 'releaseLock',
  lockGranted: 'lockGranted',
  releaseToken: 'releaseToken',
  listening: 'listening',
  whetherListening: 'whetherListening',
  arrive: 'arrive',
  depart: 'depart',
  admit: 'admit',
  beginBatch: 'beginBatch',
} as const;

/** Ids only: what is run is in the store. */
export interface RunWorkflowInput {
  workspaceId: string;
  executionId: string;
}

/** Executions that begin together. What does not end in its first segment goes on as a run of its own. */
export interface RunBatchInput {
  workspaceId: string;
  executionIds: string[];
  /** Tells it from others of the same Temporal workflow. */
  batchId?: string;
}

/** What a segment says of what comes next. Item data is in the store. */
export type SegmentVerdict =
  | { kind: 'finished'; status: 'success' | 'error' | 'canceled' }
  | { kind: 'continue'; segment: number; nextNode: string; effectful: boolean }
  | { kind: 'waiting'; segment: number; node: string; untilMs: number | null }
  | { kind: 'needs_decision'; segment: number; node: string; request: string }
  /** The segment is to be run again at that time: a vendor's limit, or a retry. */
  | { kind: 'postponed'; segment: number; node: string; untilMs: number }
  | HeldAtGate;

/** The flow control of its workflow holds a run back before it begins. `gate` is the Temporal workflow that lets it in. */
export interface HeldAtGate {
  kind: 'held';
  gate: string;
  priority: number;
  rules: FlowRules;
}

/** Flow control as its gate goes by it; times in ms. */
export interface FlowRules {
  concurrency?: number;
  throttle?: { limit: number; periodMs: number; excess: 'wait' | 'drop' };
  debounce?: { ms: number; longestMs?: number };
  batch?: { size: number; ms: number };
  singleton?: 'skip' | 'cancel';
}

export interface FlowArrival {
  executionId: string;
  priority: number;
  rules: FlowRules;
}

/** What a gate says to a run that it held: begin, with the items of those that joined it, or end without having run. */
export type FlowAdmission = { kind: 'go'; joined: string[] } | { kind: 'leave'; reason: LeftOutReason; joins?: string };

/** Where a gate stands when its history is cut. */
export interface FlowGateInput {
  workspaceId: string;
  rules?: FlowRules;
  waiting?: FlowTicket[];
  inside?: string[];
  /** When runs were let in, in ms since 1970, no longer ago than the period of the throttle. */
  starts?: number[];
  firstMs?: number;
}

/** A run that waits at a gate. */
export interface FlowTicket {
  executionId: string;
  priority: number;
  atMs: number;
}

/** A request to a waiting run, by its id in the inbox; `segment` is the one that the wait comes before. */
export interface RunCall {
  requestId: string;
  segment: number;
}

export interface WaitChange {
  segment: number;
  untilMs: number;
}

/** `until`: ISO time. */
export interface ListenForTestInput {
  workspaceId: string;
  workflowId: string;
  until: string;
}

/** A request to a form, by its id in the inbox. */
export interface AnswerFormInput {
  workspaceId: string;
  requestId: string;
}

export interface TriggerInput {
  workspaceId: string;
  workflowId: string;
  node: string;
  /** The version that it is for; without it the one that is active. */
  version?: number;
  /** The activation of its workflow waits for it. */
  isActivating?: boolean;
}

export interface ChangeHooksInput extends TriggerInput {
  does: 'find' | 'create' | 'delete';
}

/** `hooks`: where a service is to call, when that was asked. */
export interface HooksVerdict {
  outcome: 'done' | 'failed' | 'gone';
  hooks: { method: string; path: string }[];
}

/** Why a trigger listens no more: it is not there, its process leaves, or it failed; `run` is that of the error workflow. */
export interface ListenVerdict {
  end: 'gone' | 'left' | 'failed';
  run: RunWorkflowInput | null;
}

/** A rule that comes each day, week or month and runs at every `size`th only. */
export interface Recurrence {
  unit: 'days' | 'weeks' | 'months';
  size: number;
}

export interface StartScheduledRunInput extends TriggerInput {
  /** With the place of the rule in its node. */
  every?: Recurrence & { index: number };
  /** It stays open as long as the run: the schedule's overlap policy goes by that. Where it is cancelled, it stops the run. */
  holds?: boolean;
}

/** `run` is what it begins: an execution, or where it failed that of the error workflow. */
export interface PollVerdict {
  outcome: 'begun' | 'nothing' | 'failed' | 'gone';
  run: RunWorkflowInput | null;
}

export interface LeadOperationInput {
  workspaceId: string;
  operationId: string;
  kind: OperationKind;
  /** Connection that only one operation may write to at a time. */
  lockConnectionId?: string;
}

/** One step = one call out and one write to the store. */
export type OperationStepVerdict =
  { kind: 'continue'; step: number } | { kind: 'done' } | { kind: 'needs_decision'; request: string };

/** `queue`: workflow ids that wait already. */
export interface ConnectionLockInput {
  queue?: string[];
}

export interface ImportLeadsInput {
  workspaceId: string;
  importId: string;
}

export interface RepairInput {
  workspaceId: string;
  jobId: string;
}

/** What is to be done with the package is in its record. */
export interface ChangeNodePackageInput {
  workspaceId: string;
  name: string;
}

/** A question of a form; it and its answer are in the store. */
export interface AnswerInquiryInput {
  workspaceId: string;
  inquiryId: string;
}

export interface TestConnectionInput {
  workspaceId: string;
  connectionId: string;
}

/** `begin`: make the address of the vendor's consent page. `finish`: take what the vendor gave for the consent to a token. */
export interface ConnectAccountInput {
  workspaceId: string;
  consentId: string;
  step: 'begin' | 'finish';
}
