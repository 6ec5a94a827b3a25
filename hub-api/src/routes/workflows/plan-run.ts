import { type BodyOf, HubError, type runWorkflowNow, type WorkflowDocument } from '@leadloom/contracts';
import { chooseStartNode, type FindNodeType, findRunFaults } from '@leadloom/graph';
import type { ExecutionStart } from '@leadloom/store';
import type { NodeTypeInfos } from '@leadloom/engine/catalogue';
import { demandOwnSettings } from '../../triggers/demand-own-settings.ts';
import { toItem } from './to-item.ts';

/**
 * How a run by hand begins.
 * @throws HubError `invalid_input` when there is nothing to start at, a named node is missing, a node on the way cannot run here, or our own
 * settings are not understood
 */
export function planRun(
  document: WorkflowDocument,
  nodeTypes: NodeTypeInfos,
  body: BodyOf<typeof runWorkflowNow>,
): ExecutionStart {
  demandOwnSettings(document);
  const { destinationNode, pinData, input } = body;
  const findNodeType: FindNodeType = (type) => nodeTypes.find(type);
  const startNode = body.startNode ?? chooseStartNode(document, findNodeType);
  if (startNode === null)
    throw new HubError('invalid_input', 'No node of this workflow can start it. Add a trigger, or enable one.');
  for (const name of [startNode, destinationNode])
    if (name !== undefined && !document.nodes.some((node) => node.name === name))
      throw new HubError('invalid_input', `The workflow has no node "${name}".`, { details: { node: name } });
  const faults = findRunFaults(document, findNodeType, startNode);
  if (faults.length > 0)
    throw new HubError('invalid_input', faults.map(({ message }) => message).join(' '), { details: faults });
  return {
    startNode,
    ...(destinationNode === undefined ? {} : { destinationNode }),
    ...(pinData === undefined ? {} : { pinData }),
    ...(input === undefined ? {} : { triggerOutput: [input.map(toItem)] }),
  };
}
