import type {
  DoorAnswer,
  FailureClass,
  ExecutionMode,
  ExecutionStatus,
  JournalRecord,
  NodeRetry,
  NodeRun,
  RunEvent,
  RunWait,
  SegmentVerdict,
  WebhookAnswer,
  Tidying,
  Workflow,
  WorkflowVersion,
} from '@leadloom/contracts';
import type { Binary, Collection, Db, GridFSBucket, MongoClient } from 'mongodb';
import { GridFSBucket as Bucket } from 'mongodb';
import type { FlowRow } from './flow.ts';
import type { Stored } from '../stored.ts';
import { bucketOptions } from '../files/upload.ts';
import type { StoreContext } from '../store-context.ts';
import { type RunFiles, createRunFiles } from './run-files.ts';

export type WorkflowRow = Stored<Workflow> & { hash: string };
export interface DocumentRow {
  _id: string;
  workspaceId: string;
  hash: string;
  /** JSON text: names of nodes may hold dots and dollars, which are not for field names. */
  json: string;
}
export interface VersionRow extends WorkflowVersion {
  _id: string;
  workspaceId: string;
  workflowId: string;
  /** A later edit of the same person, soon after, stands for it in the history. */
  isSuperseded?: boolean;
}

/** Text that is kept in the row, or in GridFS (gzip) when it is large. */
export type StoredText = { text: string } | { blob: string };

/** The body of a request or an answer: in the row, or in GridFS when it is large. */
export interface StoredBody {
  body: Binary | null;
  blob: string | null;
}

export interface RetryRow extends NodeRetry {
  segment: number;
  counts: Partial<Record<FailureClass, number>>;
}

export interface ExecutionRow {
  _id: string;
  workspaceId: string;
  workflowId: string;
  workflowName: string;
  workflowVersion: number;
  documentHash: string;
  mode: ExecutionMode;
  status: ExecutionStatus;
  startedAt: string;
  finishedAt: string | null;
  durationMs: number | null;
  error: { message: string; node?: string; description?: string } | null;
  /** Published segments. */
  segments: number;
  lastEvent: number;
  /** Rises with each worker that takes the execution; only the newest may publish or send. */
  attempt: number;
  /** Segment whose first node has been announced as started. */
  announced: number;
  next: { node: string; run: number; effectful: boolean } | null;
  verdict: SegmentVerdict | null;
  stopRequested: boolean;
  /** Versions of node packages that the run began with, when its nodes are of any. */
  packages?: { name: string; version: string }[];
  /** The failed execution that this one goes on from. */
  retryOf?: string;
  start: StoredText;
  parent: { executionId: string; workflowId: string } | null;
  /** Of the newest published segment, when the run waits behind it. `takenBy`: the request that ends the wait. */
  wait?: (RunWait & { takenBy?: string }) | null;
  /** The newest request that the run is to answer, besides the one that began it. */
  requestId?: string;
  /** n8n's token of the run, which its addresses hold; null before the first segment is published. */
  resumeToken?: string | null;
  /** The request that got the last page of its form. */
  lastPage?: string;
  /** The newest retry, for as long as `segment` is not published; how often each class of failures has been tried again. */
  retry?: RetryRow;
  /** When it began, or went on after a wait: its time-out counts from there. */
  goesOnSince?: string;
  /** What its nodes noted of it; as a list, so that any name can be asked for by an index. */
  customData?: { key: string; value: string }[];
  /** There when flow control held it. */
  flow?: FlowRow;
  /** What the first segment gave, when it is little. */
  small?: SmallSegment;
  /** To the request that began it, when it was given with the first segment. */
  answer?: AnswerRow;
  /** A person wants it kept. */
  isKept?: boolean;
  isMasked?: boolean;
  /** What its workflow's settings want of it after its end, and when. */
  tidy?: Tidying;
  tidyAt?: Date;
}

/** A published segment in its execution's row: one write, where rows of their own would be one for each event, node run and output. */
export interface SmallSegment {
  /** Tells the write that put it there from others. */
  writer: string;
  /** JSON of the summaries of its node runs with n8n's records of them, items included. */
  runs: string;
  /** The engine's text of the interrupted run. */
  state: string;
  events: RunEvent[];
}

export interface AnswerRow extends Omit<WebhookAnswer, 'body' | 'page'>, StoredBody {
  /** The request's id in the inbox. */
  _id: string;
  workspaceId: string;
  /** The body is the JSON of a page. */
  isPage: boolean;
  at: Date;
}

export interface NodeRunRow {
  workspaceId: string;
  executionId: string;
  node: string;
  run: number;
  /** n8n's running number of node runs within the execution. */
  index: number;
  summary: NodeRun;
  /** n8n's record without the items. */
  task: string;
}

export interface ExecutionDataRow {
  workspaceId: string;
  executionId: string;
  node: string;
  run: number;
  output: number;
  chunk: number;
  /** Place of its first item within the output. */
  offset: number;
  count: number;
  /** JSON array of items. */
  items: StoredText;
}

export type RunEventRow = RunEvent & { workspaceId: string; executionId: string; workflowId: string };

export type EffectRow = Stored<Omit<JournalRecord, 'answer'>> & {
  status: 'sent' | 'done';
  /** A later request to the same place may be this one with another time or random id in it: a person is asked. */
  suspected?: boolean;
  at: Date;
  answer: (Omit<DoorAnswer, 'body'> & StoredBody) | null;
};

export interface StateRow {
  _id: string;
  workspaceId: string;
  state: StoredText;
}

export interface RunContext {
  client: MongoClient;
  db: Db;
  workflows: Collection<WorkflowRow>;
  documents: Collection<DocumentRow>;
  versions: Collection<VersionRow>;
  executions: Collection<ExecutionRow>;
  nodeRuns: Collection<NodeRunRow>;
  executionData: Collection<ExecutionDataRow>;
  runEvents: Collection<RunEventRow>;
  states: Collection<StateRow>;
  staticData: Collection<{ _id: string; workspaceId: string; json: string }>;
  effects: Collection<EffectRow>;
  blobs: GridFSBucket;
  files: RunFiles;
}

export function createRunContext({ client, db }: StoreContext): RunContext {
  const executions = db.collection<ExecutionRow>('executions');
  return {
    client,
    db,
    workflows: db.collection('workflows'),
    documents: db.collection('workflowDocuments'),
    versions: db.collection('workflowVersions'),
    executions,
    nodeRuns: db.collection('nodeRuns'),
    executionData: db.collection('executionData'),
    runEvents: db.collection('runEvents'),
    states: db.collection('executionStates'),
    staticData: db.collection('workflowStaticData'),
    effects: db.collection('effects'),
    blobs: new Bucket(db, { bucketName: 'runBlobs', ...bucketOptions }),
    files: createRunFiles(db, executions),
  };
}
