import { runAction } from '@leadloom/contracts';
import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';
import { runOperation } from '../hub/run-operation.ts';

const batchSize = 100;

/**
 * Runs an action of a connector for each input item, with the connection of the node's setting `connectionId`; what it gives becomes the
 * item. An item that failed stops the node, or, with continue on fail, becomes an item with `error`.
 */
export async function runActions(
  context: IExecuteFunctions,
  action: string,
  inputOf: (index: number) => IDataObject,
): Promise<INodeExecutionData[]> {
  const input = context.getInputData();
  const output: INodeExecutionData[] = [];
  for (let first = 0, batch = 0; first < input.length; first += batchSize, batch++) {
    const items = input.slice(first, first + batchSize).map((_, place) => inputOf(first + place));
    const connectionId = context.getNodeParameter('connectionId', first) as string;
    for (const result of await runOperation(context, runAction, { connectionId, action, items }, batch)) {
      const index = first + result.index;
      const pairedItem = { item: index };
      if (result.outcome !== 'failed') {
        output.push({ json: (result.data ?? {}) as IDataObject, pairedItem });
        continue;
      }
      const message = result.reason ?? 'The hub gave no reason';
      const error = new NodeOperationError(context.getNode(), message, { itemIndex: index });
      if (!context.continueOnFail()) throw error;
      output.push({ json: { ...input[index]?.json, error: message }, error, pairedItem });
    }
  }
  return output;
}
