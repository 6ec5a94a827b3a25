interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly bodyStart: string;
  readonly received: number;
}

/** What the sandbox has received for a vendor; the same request twice is one entry with `received` 2. */
export async function receivedRequests(sandboxUrl: string, vendor: string): Promise<ReceivedRequest[]> {
  const response = await fetch(`${sandboxUrl}/_control/${vendor}/requests`);
  return (await response.json()) as ReceivedRequest[];
}
