import type { OperationResult } from '@leadloom/contracts';
import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

/** What becomes of an item that failed: it stops the node, or, with continue on fail, it is `json` with `error`. */
export function failedItem(
  context: IExecuteFunctions,
  index: number,
  { reason: message = 'The hub gave no reason' }: OperationResult,
  json: IDataObject,
): INodeExecutionData {
  const error = new NodeOperationError(context.getNode(), message, { itemIndex: index });
  if (!context.continueOnFail()) throw error;
  return { json: { ...json, error: message }, error, pairedItem: { item: index } };
}
