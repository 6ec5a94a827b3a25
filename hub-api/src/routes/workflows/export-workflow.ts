import { getWorkflowPage, getWorkflowPicture, type Workflow, type WorkflowDocument } from '@leadloom/contracts';
import { drawSvg, typeTitle, writePage } from '@leadloom/graph';
import { type Call, endpoint } from '../../http/endpoint.ts';
import { found } from '../../http/found.ts';
import { sendPicture } from './send-picture.ts';

type Asked = Call<typeof getWorkflowPage> | Call<typeof getWorkflowPicture>;

async function read({
  store,
  workspaceId,
  params: { id },
  query: { version },
}: Asked): Promise<{ workflow: Workflow; document: WorkflowDocument }> {
  const workflow = found(await store.workflows.get(workspaceId, id), 'workflow', id);
  const stored = await store.workflows.getDocument(workspaceId, id, version);
  return { workflow, document: found(stored, `version ${version} of workflow`, id).document };
}

export const exportWorkflowEndpoints = [
  endpoint(getWorkflowPicture, async (call) => {
    const { workflow, document } = await read(call);
    const { nodeTypes } = await call.services.typesOf(call.workspaceId);
    return sendPicture(
      call.reply,
      drawSvg({ ...document, name: workflow.name }, (type) => nodeTypes.find(type)),
    );
  }),
  endpoint(getWorkflowPage, async (call) => {
    const { workflow, document } = await read(call);
    const { nodeTypes } = await call.services.typesOf(call.workspaceId);
    call.reply.type('text/markdown; charset=utf-8');
    return writePage(document, {
      name: workflow.name,
      description: workflow.description,
      findNodeType: (type) => nodeTypes.find(type),
      titleOf: (type) => nodeTypes.find(type)?.displayName ?? typeTitle(type),
      outputNamesOf: (type) => nodeTypes.find(type)?.outputNames ?? [],
    });
  }),
];
