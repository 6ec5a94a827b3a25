import type { BodyOf, LeadReference, OperationResult, Route } from '@leadloom/contracts';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { runOperation } from '../hub/run-operation.ts';
import { failedItem } from './failed-item.ts';
import { leadJson, resultJson } from './lead-json.ts';
import { leadReference } from './lead-reference.ts';

const batchSize = 100;

export interface ItemOutcome {
  item: INodeExecutionData;
  result: OperationResult;
}

/**
 * Runs an operation over all input items in batches. Each outcome keeps its item's pairing. An item that failed stops the node, or, with
 * continue on fail, becomes an item with `error`.
 */
export async function runBatches<R extends Route>(
  context: IExecuteFunctions,
  route: R,
  bodyOf: (items: LeadReference[], firstIndex: number) => BodyOf<R>,
): Promise<ItemOutcome[]> {
  const input = context.getInputData();
  const outcomes: ItemOutcome[] = [];
  for (let first = 0, batch = 0; first < input.length; first += batchSize, batch++) {
    const items = input.slice(first, first + batchSize).map(({ json }) => leadReference(json));
    const results = await runOperation(context, route, bodyOf(items, first), batch);
    for (const result of results) outcomes.push(outcomeOf(context, input, first + result.index, result));
  }
  return outcomes;
}

function outcomeOf(
  context: IExecuteFunctions,
  input: INodeExecutionData[],
  index: number,
  result: OperationResult,
): ItemOutcome {
  const given = input[index]?.json ?? {};
  if (result.outcome === 'failed')
    return { result, item: failedItem(context, index, result, { ...given, leadloom: resultJson(result) }) };
  const json =
    result.lead === undefined
      ? { ...given, leadloom: resultJson(result) }
      : { ...given, ...leadJson(result.lead, result) };
  return { result, item: { json, pairedItem: { item: index } } };
}
