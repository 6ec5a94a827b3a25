import type { Decision } from './decision.ts';

/** A body that is too large to be held. */
export interface LargeBody {
  /** Names it where it is kept, to be read as often as one likes; null for one that comes from the wire, once. */
  id: string | null;
  open(): AsyncIterable<Uint8Array>;
}

/** What the other side said to a request, as bytes. */
export interface DoorAnswer {
  status: number;
  headers: [string, string][];
  body: Uint8Array | LargeBody;
  /** Where it came from in the end, when the request was led on. */
  url?: string;
}

/** A request that left the machine, or was about to: the engine's door writes it down, the store keeps it. */
export interface JournalRecord {
  /** Scope, unit, run, what was asked (a hash), and the how manieth such request. */
  id: string;
  workspaceId: string;
  /** Execution or operation. */
  scopeId: string;
  /** Node or step. */
  unit: string;
  run: number;
  method: string;
  /** Origin and path; queries can hold keys. */
  address: string;
  identity: string;
  nth: number;
  attempt: number;
  /** Null while its outcome is unknown. */
  answer: DoorAnswer | null;
  /** A person's word on a later request that may be this one again: `done` = take this answer, `retry` = it is another one. */
  release?: Decision;
}
