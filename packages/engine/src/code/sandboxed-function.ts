import type { IExecuteFunctions, INodeExecutionData, INodeType, IVersionedNodeType } from 'n8n-workflow';
import { n8nWorkflow } from '../n8n.ts';
import type { CodeResult } from './code-runner.ts';

/** What these nodes offer beside the words of the Code node. Files of an item are read and kept by its place among the input. */
const offered = `
  const getWorkflowStaticData = $getWorkflowStaticData;
  const readFiles = async (entry, index) => {
    for (const [name, file] of Object.entries(entry?.binary ?? {}))
      file.data = (await helpers.getBinaryDataBuffer(index, name)).toString('base64');
    return entry?.binary;
  };
  const keepFiles = async (entry, files) => {
    for (const [name, file] of Object.entries(files))
      files[name] = await helpers.setBinaryDataBuffer(file, Buffer.from(file.data, 'base64'));
    entry.binary = files;
  };
`;

/** The two nodes that came before Code. n8n runs them with vm2 inside its own process; here their code goes where Code's goes. */
const wrapped: Readonly<Record<string, (code: string) => string>> = {
  'n8n-nodes-base.function': (code) => `${offered}
    const places = [...items];
    const getBinaryDataAsync = (item) => readFiles(item, places.indexOf(item));
    const setBinaryDataAsync = keepFiles;
    ${code}`,
  'n8n-nodes-base.functionItem': (code) => `${offered}
    const given = [];
    for (const [index, one] of items.entries()) {
      const entry = { ...one };
      const getBinaryData = () => entry.binary;
      const setBinaryData = (files) => { entry.binary = files; };
      const getBinaryDataAsync = () => readFiles(entry, index);
      const setBinaryDataAsync = (files) => keepFiles(entry, files);
      const work = async (item) => {${code}\n};
      entry.json = await work({ ...one.json });
      given.push(entry);
    }
    return given;`,
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
