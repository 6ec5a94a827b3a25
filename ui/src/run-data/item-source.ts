/** Where items come from: an output of a node run, or a list that is at hand (pinned). */
export type ItemSource =
  { executionId: string; node: string; run: number; output: number } | { given: readonly GivenItem[] };

export interface GivenItem {
  json: unknown;
  binary?: unknown;
}
