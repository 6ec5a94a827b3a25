import type { WorkflowDocument } from '@leadloom/contracts';

/** A node of n8n's own: name, type, version, parameters. */
export type RowStep = [name: string, type: string, typeVersion: number, parameters: Record<string, unknown>];

/** What a run by hand starts from. */
export const manual: RowStep = ['Manual', 'manualTrigger', 1, {}];

/** A workflow whose nodes stand in a row, each joined to the one before it. */
export function inARow(...steps: RowStep[]): WorkflowDocument {
  return {
    nodes: steps.map(([name, type, typeVersion, parameters], index) => ({
      name,
      type: `n8n-nodes-base.${type}`,
      typeVersion,
      parameters,
      position: [index * 200, 0],
    })),
    connections: Object.fromEntries(
      steps
        .slice(1)
        .map(([name], index) => [steps[index]?.[0] ?? '', { main: [[{ node: name, type: 'main', index: 0 }]] }]),
    ),
    settings: { executionOrder: 'v1' },
  };
}
