/** A request to a workflow's webhook, as it came. */
export interface WebhookRequest {
  method: string;
  path: string;
  /** Values of `:name` parts of the webhook's path. */
  params: Record<string, string>;
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  remoteAddress: string;
  body: Uint8Array;
}

/** What a workflow answers to such a request. */
export interface WebhookAnswer {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}
