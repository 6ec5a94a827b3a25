import type {
  EnvProviderState,
  IExecuteData,
  IExecuteFunctions,
  INode,
  INodeExecutionData,
  INodeParameters,
  IRunExecutionData,
  ITaskDataConnections,
  IWorkflowExecuteAdditionalData,
  Workflow,
  WorkflowExecuteMode,
} from 'n8n-workflow';

/** Everything that n8n-core hands over with a piece of code. */
export interface CodeTask {
  additionalData: IWorkflowExecuteAdditionalData;
  settings: unknown;
  executeFunctions: IExecuteFunctions;
  inputData: ITaskDataConnections;
  node: INode;
  workflow: Workflow;
  runExecutionData: IRunExecutionData;
  runIndex: number;
  itemIndex: number;
  activeNodeName: string;
  connectionInputData: INodeExecutionData[];
  siblingParameters: INodeParameters;
  mode: WorkflowExecuteMode;
  envProviderState: EnvProviderState;
  executeData: IExecuteData | undefined;
}

export interface DataRequest {
  dataOfNodes: string[] | 'all';
  prevNode: boolean;
  input: { include: boolean; chunk?: { startIndex: number; count: number } };
  env: boolean;
}

/** What the runner asked for of a run: the node data that the code speaks of, not more. Credentials and environment are never in it. */
export function taskData(task: CodeTask, request: DataRequest): object {
  const { workflow, additionalData, runExecutionData, inputData } = task;
  const items = inputData['main']?.[0] ?? [];
  const { chunk } = request.input;
  const given = request.input.include
    ? chunk === undefined
      ? items
      : items.slice(chunk.startIndex, chunk.startIndex + chunk.count)
    : [];
  const previous = task.executeData?.source?.['main']?.[0]?.previousNode;
  const wanted =
    request.dataOfNodes === 'all'
      ? null
      : new Set([...request.dataOfNodes, ...(request.prevNode && previous !== undefined ? [previous] : [])]);
  const runData = Object.fromEntries(
    Object.entries(runExecutionData.resultData.runData).filter(([name]) => wanted === null || wanted.has(name)),
  );
  return {
    workflow: {
      id: workflow.id,
      name: workflow.name,
      active: workflow.active,
      nodes: Object.values(workflow.nodes).map(({ credentials: _credentials, ...node }) => node),
      connections: workflow.connectionsBySourceNode,
      settings: workflow.settings,
      staticData: workflow.staticData,
      ...(workflow.pinData === undefined ? {} : { pinData: workflow.pinData }),
    },
    inputData: { main: [given] },
    connectionInputSource: task.executeData?.source ?? null,
    node: { ...task.node, credentials: undefined },
    runExecutionData: {
      startData: runExecutionData.startData,
      resultData: { ...runExecutionData.resultData, runData, error: undefined },
      executionData: { contextData: runExecutionData.executionData?.contextData ?? {} },
    },
    runIndex: task.runIndex,
    itemIndex: task.itemIndex,
    activeNodeName: task.activeNodeName,
    siblingParameters: task.siblingParameters,
    mode: task.mode,
    envProviderState: { env: {}, isEnvAccessBlocked: true, isProcessAvailable: true },
    defaultReturnRunIndex: -1,
    selfData: {},
    contextNodeName: task.activeNodeName,
    additionalData: {
      executionId: additionalData.executionId,
      restApiUrl: additionalData.restApiUrl,
      instanceBaseUrl: additionalData.instanceBaseUrl,
      formWaitingBaseUrl: additionalData.formWaitingBaseUrl,
      webhookBaseUrl: additionalData.webhookBaseUrl,
      webhookWaitingBaseUrl: additionalData.webhookWaitingBaseUrl,
      webhookTestBaseUrl: additionalData.webhookTestBaseUrl,
      variables: additionalData.variables,
    },
  };
}
