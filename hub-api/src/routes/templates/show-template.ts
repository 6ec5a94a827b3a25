import type { Template } from '@leadloom/contracts';
import type { NodeTypeInfos } from '@leadloom/engine/catalogue';
import { typeTitle } from '@leadloom/graph';
import { checkDocument } from './check-document.ts';
import type { StoredTemplate } from './read-templates.ts';

const noteType = 'n8n-nodes-base.stickyNote';

/** A template as it is listed. What it needs is told as for a workspace without connections. */
export function showTemplate({ document, ...words }: StoredTemplate, nodeTypes: NodeTypeInfos): Template {
  const types = new Set(document.nodes.map(({ type }) => type).filter((type) => type !== noteType));
  const needs = checkDocument(document, nodeTypes, []).flatMap(({ credentialTypes }) => credentialTypes);
  return {
    ...words,
    nodeTypes: [...types].map((type) => ({ type, title: nodeTypes.find(type)?.displayName ?? typeTitle(type) })),
    needs: [...new Set(needs)].sort(),
  };
}
