import type {
  ICredentialDataDecryptedObject,
  ICredentialsExpressionResolveValues,
  INode,
  IWorkflowDataProxyAdditionalKeys,
  Workflow,
  WorkflowExecuteMode,
} from 'n8n-workflow';
import { n8nWorkflow } from '../n8n.ts';
import type { NodeCatalogue } from '../node-catalogue.ts';
import { bareNode, bareWorkflow } from './bare-workflow.ts';
import { propertiesOf } from './describe-type.ts';

export interface Resolving {
  mode: WorkflowExecuteMode;
  /** Where in a run the expressions stand; outside of runs they know the credential's own fields only. */
  place?: ICredentialsExpressionResolveValues | undefined;
  keys?: IWorkflowDataProxyAdditionalKeys;
}

/** Credentials as a node gets them: what was stored, defaults of the type, its expressions and those of the fields resolved. */
export function completeCredentials(
  catalogue: NodeCatalogue,
  typeName: string,
  stored: ICredentialDataDecryptedObject,
  { mode, place, keys = {} }: Resolving,
): ICredentialDataDecryptedObject {
  const { NodeHelpers } = n8nWorkflow();
  const withDefaults = NodeHelpers.getNodeParameters(
    propertiesOf(catalogue, typeName),
    stored as never,
    true,
    false,
    null,
    null,
  ) as ICredentialDataDecryptedObject | null;
  // What a vendor gave is no expression, whatever it looks like.
  const { oauthTokenData, ...given } = { ...stored, ...withDefaults };
  const { workflow, node } = place ?? outsideRun();
  const resolved = workflow.expression.getParameterValue(
    given as never,
    place?.runExecutionData ?? null,
    place?.runIndex ?? 0,
    place?.itemIndex ?? 0,
    node.name,
    place?.connectionInputData ?? [],
    mode,
    keys,
    undefined,
    false,
    given,
  ) as ICredentialDataDecryptedObject;
  return oauthTokenData === undefined ? resolved : { ...resolved, oauthTokenData };
}

function outsideRun(): { workflow: Workflow; node: INode } {
  return { workflow: bareWorkflow(bareNode), node: bareNode };
}
