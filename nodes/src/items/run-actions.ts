import { runAction } from '@leadloom/contracts';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { runOperation } from '../hub/run-operation.ts';
import { failedItem } from './failed-item.ts';

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
      output.push(
        result.outcome === 'failed'
          ? failedItem(context, index, result, { ...input[index]?.json })
          : { json: (result.data ?? {}) as IDataObject, pairedItem: { item: index } },
      );
    }
  }
  return output;
}
