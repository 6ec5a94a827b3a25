import type { WorkflowDocument } from '@leadloom/contracts';
import { workflowTexts } from './texts.ts';

/**
 * A workflow document from the text of a file or the clipboard. n8n's own exports, its templates (`{workflow: …}`) and a bare list of
 * one document are understood; whether it can run, the hub says.
 * @throws Error with a message for the person who chose the file.
 */
export function readDocument(text: string): WorkflowDocument {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(workflowTexts.notJson);
  }
  const candidates = [
    value,
    (value as { workflow?: unknown } | null)?.workflow,
    Array.isArray(value) ? (value as unknown[])[0] : undefined,
  ];
  const found = candidates.find((candidate) =>
    Array.isArray((candidate as { nodes?: unknown } | null | undefined)?.nodes),
  );
  if (!found) throw new Error(workflowTexts.notWorkflow);
  const document = found as Partial<WorkflowDocument> & Pick<WorkflowDocument, 'nodes'>;
  return { ...document, connections: document.connections ?? {} };
}
