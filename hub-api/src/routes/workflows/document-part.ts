import type { ImportedDocument } from '@leadloom/contracts';

const parts = ['name', 'nodes', 'connections', 'settings', 'pinData', 'nodeGroups', 'meta'] as const;

/** The document in what comes from n8n; the rest says whose it is and how it is used there, or is stored beside it. */
export function documentPart(given: ImportedDocument): ImportedDocument {
  const loose = given as Record<string, unknown>;
  const kept = parts.filter((part) => loose[part] !== undefined && loose[part] !== null);
  return { nodes: given.nodes, ...Object.fromEntries(kept.map((part) => [part, loose[part]])) };
}

/** What nodes kept between executions; n8n writes it as an object or as its JSON text. */
export function staticDataPart({ staticData }: { staticData?: unknown }): Record<string, unknown> | null {
  const data: unknown = typeof staticData === 'string' ? parsed(staticData) : staticData;
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
