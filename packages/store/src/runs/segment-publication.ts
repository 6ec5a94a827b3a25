import type {
  ExecutionStatus,
  NodeRun,
  RunEvent,
  RunWait,
  SegmentVerdict,
  Tidying,
  WebhookAnswer,
} from '@leadloom/contracts';
import type { TaskRecord } from './split-node-run.ts';
import type { ExecutionRow } from './run-context.ts';

/** A worker's hold on an execution. A later claim takes it away: the loser can neither publish nor send. */
export interface Claim {
  workspaceId: string;
  executionId: string;
  attempt: number;
  segment: number;
  lastEvent: number;
  row: ExecutionRow;
}

export type EventBody = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 'seq'> : never) : never;

export interface SegmentPublication {
  verdict: SegmentVerdict;
  status: ExecutionStatus;
  error: ExecutionRow['error'];
  next: ExecutionRow['next'];
  /** The engine's text of the interrupted run. */
  state: string;
  changed: { summary: NodeRun; task: TaskRecord }[];
  events: EventBody[];
  staticData: Record<string, unknown> | null;
  wait: RunWait | null;
  resumeToken: string | null;
  /** What nodes noted of the execution. */
  customData?: Record<string, string>;
  /** Of the first segment: versions that the run keeps. */
  packages?: { name: string; version: string }[];
  /** What is to be done after its end; null while it goes on, and where all is kept. */
  tidy: Tidying | null;
  /** Ids of the files that its nodes gave. */
  files: readonly string[];
  stringify: (value: unknown) => string;
}

export interface PublishedSegment {
  claim: Claim;
  publication: SegmentPublication;
  /** To webhook requests, by their ids; of several to one request the first counts. */
  answers: { requestId: string; answer: WebhookAnswer }[];
}
