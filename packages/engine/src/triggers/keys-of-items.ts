import type { INodeExecutionData } from 'n8n-workflow';
import { buildWorkflow, n8nMode } from '../segment/build-workflow.ts';
import type { SegmentHost } from '../segment/segment-host.ts';
import type { SegmentInput } from '../segment/segment.ts';

/**
 * What an expression gives for each item that a trigger starts a run with, by output; null where it gives nothing.
 * @throws what the expression throws
 */
export async function keysOfItems(
  host: SegmentHost,
  input: SegmentInput,
  nodeName: string,
  outputs: readonly INodeExecutionData[][],
  expression: string,
): Promise<(string | null)[][]> {
  const workflow = buildWorkflow(host, input);
  return workflow.expression.withIsolate(() =>
    Promise.resolve(
      outputs.map((items) =>
        items.map((_, index) => {
          const mode = n8nMode(input);
          const key: unknown = workflow.expression.getParameterValue(
            expression,
            null,
            0,
            index,
            nodeName,
            items,
            mode,
            {},
          );
          if (key === undefined || key === null || key === '') return null;
          return typeof key === 'string' ? key : JSON.stringify(key);
        }),
      ),
    ),
  );
}
