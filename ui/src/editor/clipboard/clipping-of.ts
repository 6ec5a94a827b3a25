import type { NodeTypeInfo, WorkflowDocument } from '@leadloom/contracts';
import { readClipping, readCurl } from '@leadloom/graph';

const httpRequest = 'n8n-nodes-base.httpRequest';

/** The piece of a drawing that a text stands for: nodes as JSON, also between other words, or a cURL command. Null when it is neither. */
export function clippingOf(text: string, types: ReadonlyMap<string, NodeTypeInfo>): WorkflowDocument | null {
  const parameters = readCurl(text);
  if (parameters === null) return readClipping(text);
  const type = types.get(httpRequest);
  return {
    nodes: [
      {
        parameters,
        name: type?.displayName ?? 'HTTP Request',
        type: httpRequest,
        typeVersion: type?.version ?? 4.2,
        position: [0, 0],
      },
    ],
    connections: {},
  };
}
