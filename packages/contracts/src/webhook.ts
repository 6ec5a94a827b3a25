import type { FormPage } from './form-page.ts';

/** A request to a workflow's webhook, as it came. */
export interface WebhookRequest {
  method: string;
  path: string;
  /** Values of `:name` parts of the webhook's path. */
  params: Record<string, string>;
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  remoteAddress: string;
  /** Path and query as they came, for signatures that are made over them. */
  url?: string;
  body: Uint8Array;
}

/** What a workflow answers to such a request. */
export interface WebhookAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
  /** A page for the caller's browser, which the hub draws; `body` is empty then. */
  page?: FormPage;
}

/** A way to call a run that waits: what its address ends with after the id of the execution, and by which of the two doors it comes. */
export interface WaitEntry {
  method: string;
  suffix: string;
  /** By `/form-waiting/`, else by `/webhook-waiting/`. */
  isForm: boolean;
  /** The node signs its addresses one by one, which the worker checks; else the token of the run has to be in them. */
  isSigned: boolean;
}

/** What a run waits for. */
export interface RunWait {
  node: string;
  /** ISO time; null for as long as it takes. */
  until: string | null;
  entries: WaitEntry[];
}
