import type { IExecuteFunctions, INodeExecutionData, INodeType, IVersionedNodeType } from 'n8n-workflow';
import { n8nWorkflow } from '../n8n.ts';
import type { CodeResult } from './code-runner.ts';

/** The two nodes that came before Code. n8n runs them with vm2 inside its own process; here their code goes where Code's goes. */
const wrapped: Readonly<Record<string, (code: string) => string>> = {
  'n8n-nodes-base.function': (code) => `const getWorkflowStaticData = $getWorkflowStaticData; ${code}`,
  'n8n-nodes-base.functionItem': (code) =>
    `const getWorkflowStaticData = $getWorkflowStaticData; const given = []; for (const entry of items) { const work = async (item) => {${code}\n}; given.push({ ...entry, json: await work({ ...entry.json }) }); } return given;`,
};

export function withSandboxedFunction(
  fullName: string,
  type: INodeType | IVersionedNodeType,
): INodeType | IVersionedNodeType {
  const wrap = wrapped[fullName];
  if (wrap === undefined || 'nodeVersions' in type) return type;
  const sandboxed = Object.create(type) as INodeType;
  sandboxed.execute = async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const settings = {
      code: wrap(this.getNodeParameter('functionCode', 0) as string),
      nodeMode: 'runOnceForAllItems',
      workflowMode: this.getMode(),
      continueOnFail: this.continueOnFail(),
    };
    const result = (await this.startJob('javascript', settings, 0)) as CodeResult;
    if (!result.ok)
      throw new (n8nWorkflow().NodeOperationError)(
        this.getNode(),
        (result.error as { message?: string }).message ?? 'The code failed',
      );
    return [this.helpers.normalizeItems(result.result as INodeExecutionData[])];
  };
  return sandboxed;
}
