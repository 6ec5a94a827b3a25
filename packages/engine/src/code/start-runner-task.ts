import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { CodeRunner } from './code-runner.ts';

/** n8n-core's way to ask for a run of code. */
export function startRunnerTaskWith(runner: CodeRunner): IWorkflowExecuteAdditionalData['startRunnerTask'] {
  return async (
    additionalData,
    jobType,
    settings,
    executeFunctions,
    inputData,
    node,
    workflow,
    runExecutionData,
    runIndex,
    itemIndex,
    activeNodeName,
    connectionInputData,
    siblingParameters,
    mode,
    envProviderState,
    executeData,
  ) =>
    (await runner.run(jobType, {
      additionalData,
      settings,
      executeFunctions,
      inputData,
      node,
      workflow,
      runExecutionData,
      runIndex,
      itemIndex,
      activeNodeName,
      connectionInputData,
      siblingParameters,
      mode,
      envProviderState,
      executeData,
    })) as never;
}
