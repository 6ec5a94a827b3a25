import type { ImportedDocument, N8nWorkflowInput } from '@leadloom/contracts';

/** The document in what a client sends; the rest says whose it is and how it is used, which is stored beside it. */
export function documentOfInput(input: N8nWorkflowInput): ImportedDocument {
  const { name, nodes, connections, settings, pinData, nodeGroups, meta } = input;
  const document = {
    name,
    nodes,
    connections,
    settings,
    ...(pinData === undefined || pinData === null ? {} : { pinData }),
    ...(nodeGroups === undefined ? {} : { nodeGroups }),
    ...(meta === undefined || meta === null ? {} : { meta }),
  };
  return document;
}

/** n8n writes it as an object or as its JSON text. */
export function staticDataOf({ staticData }: { staticData?: unknown }): Record<string, unknown> | null {
  const given: unknown = typeof staticData === 'string' ? parsed(staticData) : staticData;
  return typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
