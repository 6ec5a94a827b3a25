import type { WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { normaliseDocument } from '../normalise-document.ts';
import { findJson } from './find-json.ts';

/**
 * The workflow, or the piece of one, that a text holds: as n8n copies and exports it, a template's `{workflow}`, a bare list of nodes, or
 * one node; also between the words of a chat. Null when there is none.
 */
export function readClipping(text: string): WorkflowDocument | null {
  for (const value of findJson(text)) {
    const document = documentIn(value);
    if (document !== null) return document;
  }
  return null;
}

function documentIn(value: unknown): WorkflowDocument | null {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isNode)) return normalise({ nodes: value });
    return value.length === 1 ? documentIn(value[0]) : null;
  }
  if (!isRecord(value)) return null;
  const nodes = value['nodes'];
  if (Array.isArray(nodes) && nodes.every(isNode)) return normalise({ ...value, nodes });
  if (isNode(value)) return normalise({ nodes: [value] });
  const inner = value['workflow'] ?? value['data'];
  return inner === undefined ? null : documentIn(inner);
}

function normalise(given: Record<string, unknown> & { nodes: Record<string, unknown>[] }): WorkflowDocument {
  return normaliseDocument(given);
}

/** A node names its type with that of its package: `n8n-nodes-base.set`. */
function isNode(value: unknown): value is WorkflowNode & Record<string, unknown> {
  return isRecord(value) && typeof value['type'] === 'string' && /^[@\w/-]+\.[\w-]+$/.test(value['type']);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
