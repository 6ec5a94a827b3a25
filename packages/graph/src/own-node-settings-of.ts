import type { OwnNodeSettings, WorkflowDocument } from '@leadloom/contracts';

/** What a node says to this product alone, by the node's name. It was checked when the workflow was turned on or run. */
export function ownNodeSettingsOf(document: WorkflowDocument, name: string): OwnNodeSettings {
  return document.nodes.find((node) => node.name === name)?.leadloom ?? {};
}
