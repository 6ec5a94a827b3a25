import { AsyncLocalStorage } from 'node:async_hooks';
import type { FailedAnswer } from '../failures/classify-failure.ts';
import type { Connection, DoorAnswer, HubError, JournalRecord, VendorLimits } from '@leadloom/contracts';

/** An account, as the door sees it. */
export interface DoorConnection {
  id: string;
  /** Vendor origin (or origin and path prefix) → what is called instead. */
  origins: Readonly<Record<string, string>>;
  limits: VendorLimits | null;
  circuit?: Connection['circuit'];
}

/** Where requests are written down: the store's effects. */
export interface JournalStore {
  list(workspaceId: string, scopeId: string, unit: string, run: number): Promise<JournalRecord[]>;
  putSent(record: Omit<JournalRecord, 'answer' | 'release'>): Promise<boolean>;
  /** Reads a body to its end and keeps it until its request is forgotten; short ones are given back as they are. */
  keepBody(workspaceId: string, scopeId: string, source: AsyncIterable<Uint8Array>): Promise<DoorAnswer['body']>;
  putDone(workspaceId: string, id: string, answer: DoorAnswer): Promise<void>;
  remove(workspaceId: string, id: string): Promise<void>;
  /** A person will be asked whether a later request is this one. */
  suspect(workspaceId: string, id: string): Promise<void>;
}

export interface LimiterRequest {
  workspaceId: string;
  connection: DoorConnection;
  method: string;
  /** Path of the vendor's own URL. */
  path: string;
}

/** Keeps calls away from a vendor that fails, for all workers together. */
export interface CircuitBreaker {
  /** 0 when the call may be made, else how long to wait before asking again, in ms. */
  enter(request: Pick<LimiterRequest, 'workspaceId' | 'connection'>): Promise<number>;
  /** What came of a call: an answer, even a refusal, is well; a 5xx or none at all is a failure. */
  report(request: Pick<LimiterRequest, 'workspaceId' | 'connection'>, isWell: boolean): Promise<void>;
}

export interface Limiter {
  /** Takes what the request costs: 0, or how long to wait before asking again, in ms. */
  take(request: LimiterRequest): Promise<number>;
  /** The vendor said to wait. */
  block(request: LimiterRequest, forMs: number): Promise<void>;
  /** The vendor said, in an answer's headers, how much this account may have. */
  learn(request: LimiterRequest, headers: readonly [string, string][]): void;
}

/** What a repeat does at the other side; `unsafe` unless it is said. */
export type Safety = 'read' | 'idempotent' | 'unsafe';

/** Everything that a call out belongs to. */
export interface DoorScope {
  workspaceId: string;
  /** Execution or operation. */
  scopeId: string;
  /** Node or step. */
  unit: string;
  run: number;
  /** Rises with each try of the scope's work; tells whose a record is. */
  attempt: number;
  /** Null for what may be repeated at will: connection tests, option lists. */
  journal: JournalStore | null;
  /** Account that a URL belongs to. */
  connectionFor(url: URL): DoorConnection | null;
  safety: Safety;
  /** Whether this attempt may still send. */
  isNewest(): Promise<boolean>;
  /** Nothing leaves: only what the journal knows is answered. */
  isClosed?: boolean;
  signal: AbortSignal | null;
}

/** A scope in use, with what happened in it. */
export interface OpenScope extends DoorScope {
  /** Set when the work must end here, whatever the code in it made of the error: it is parked, held back, or taken over. */
  interruption: HubError | null;
  /** The last answer that was none of success. */
  failed: FailedAnswer | null;
}

export interface JournalSession {
  /** Records by identity, in order. */
  known: Map<string, JournalRecord[]>;
  /** Requests of this try so far, by identity. */
  counts: Map<string, number>;
  /** Records of earlier tries that nothing has asked for yet. */
  unmatched: Set<JournalRecord>;
}

export const doorScopes = new AsyncLocalStorage<OpenScope>();
