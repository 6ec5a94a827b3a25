import { getTemplate, getTemplatePicture, listTemplates } from '@leadloom/contracts';
import { bindCredentials, drawSvg } from '@leadloom/graph';
import { endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { pageOfList } from '../../http/page-of-list.ts';
import { allConnections } from '../connections/all-connections.ts';
import { sendPicture } from '../workflows/send-picture.ts';
import { checkDocument } from './check-document.ts';
import { readTemplates } from './read-templates.ts';
import { showTemplate } from './show-template.ts';

const noteType = 'n8n-nodes-base.stickyNote';
const templateNamed = async (name: string) =>
  found(
    (await readTemplates()).find((template) => template.name === name),
    'template',
    name,
  );

export const templateEndpoints = [
  endpoint(listTemplates, async ({ services, workspaceId, query }) => {
    const { nodeTypes } = await services.typesOf(workspaceId);
    const words = (query.search ?? '').toLowerCase().split(/\s+/);
    const shown = (await readTemplates())
      .map((template) => showTemplate(template, nodeTypes))
      .filter(({ categories }) => query.category === undefined || categories.includes(query.category))
      .filter((template) => {
        const titles = template.nodeTypes.map(({ title }) => title);
        const text = [template.title, template.description, ...template.categories, ...titles].join(' ').toLowerCase();
        return words.every((word) => text.includes(word));
      });
    return pageOfList(shown, query);
  }),
  endpoint(getTemplate, async ({ services, store, workspaceId, params }) => {
    const stored = await templateNamed(params.name);
    const { nodeTypes } = await services.typesOf(workspaceId);
    const connections = await allConnections(store, workspaceId);
    const document = bindCredentials(stored.document, connections);
    return {
      template: showTemplate(stored, nodeTypes),
      document,
      nodes: checkDocument(document, nodeTypes, connections),
    };
  }),
  endpoint(getTemplatePicture, async ({ services, workspaceId, params, reply }) => {
    const { document } = await templateNamed(params.name);
    const { nodeTypes } = await services.typesOf(workspaceId);
    // Notes are for those who have it open; without them the steps can be seen in a small picture.
    const nodes = document.nodes.filter(({ type }) => type !== noteType);
    return sendPicture(
      reply,
      drawSvg({ ...document, nodes }, (type) => nodeTypes.find(type)),
    );
  }),
];
