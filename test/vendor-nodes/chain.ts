import type { WorkflowDocument } from '@leadloom/contracts';

/** One of n8n's own nodes, with the form as its user fills it in. */
export interface Step {
  name: string;
  parameters: Record<string, unknown>;
}

export interface Chain {
  /** n8n's node type. */
  type: string;
  typeVersion: number;
  credentialType: string;
  /** Which credential the node uses, where it takes several. */
  authentication?: string;
  /** Sandbox connection of the hub. */
  connectionId: string;
  steps: readonly Step[];
}

/** The first item that an earlier step gave, as an expression. */
export function from(step: string, path: string): string {
  return `={{ $('${step}').first().json.${path} }}`;
}

/** Manual → first step → second step → …; each runs once, whatever came before it. */
export function documentOf({
  type,
  typeVersion,
  credentialType,
  authentication,
  connectionId,
  steps,
}: Chain): WorkflowDocument {
  const names = ['Manual', ...steps.map(({ name }) => name)];
  return {
    name: `Steps of ${type}`,
    nodes: [
      { name: 'Manual', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
      ...steps.map(({ name, parameters }, index) => ({
        name,
        type,
        typeVersion,
        position: [220 * (index + 1), 0] as [number, number],
        parameters: { ...(authentication !== undefined && { authentication }), ...parameters },
        credentials: { [credentialType]: { id: connectionId, name: connectionId } },
        executeOnce: true,
        alwaysOutputData: true,
      })),
    ],
    connections: Object.fromEntries(
      names.slice(1).map((name, index) => [names[index] ?? '', { main: [[{ node: name, type: 'main', index: 0 }]] }]),
    ),
    settings: { executionOrder: 'v1' },
  };
}
