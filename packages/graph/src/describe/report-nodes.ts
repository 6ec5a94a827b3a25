import type { NodeReport, NodeTypeDescription, WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { formValues, isDisplayed } from '../forms/index.ts';
import { noteType } from './order-nodes.ts';
import { typeTitle } from './type-title.ts';

export interface ReportSurroundings {
  /** The type in that version, or in the one of a new node. */
  describe: (type: string, version?: number) => NodeTypeDescription | undefined;
  isOff: (type: string) => boolean;
  hasConnection: (credentialType: string, id: string) => boolean;
}

/** What each node of a document needs before it runs here; notes are left out. */
export function reportNodes(document: WorkflowDocument, surroundings: ReportSurroundings): NodeReport[] {
  return document.nodes.filter(({ type }) => type !== noteType).map((node) => reportOf(node, surroundings));
}

function reportOf(node: WorkflowNode, surroundings: ReportSurroundings): NodeReport {
  const described = surroundings.describe(node.type, node.typeVersion);
  const base = {
    node: node.name,
    type: node.type,
    title: described?.description.displayName ?? typeTitle(node.type),
    credentialTypes: [],
  };
  if (node.disabled === true) return { ...base, state: 'disabled' };
  if (described === undefined) {
    const isOther = surroundings.describe(node.type) !== undefined;
    const [packageName = ''] = node.type.split('.');
    return { ...base, state: isOther ? 'unknown_version' : 'unknown_type', packageName };
  }
  if (surroundings.isOff(node.type)) return { ...base, state: 'off' };
  const credentialTypes = missingCredentials(node, described, surroundings);
  return { ...base, credentialTypes, state: credentialTypes.length === 0 ? 'runs' : 'needs_credential' };
}

/** Accounts that the node's form asks for as it is filled in, and that are not chosen or not there. */
function missingCredentials(
  node: WorkflowNode,
  { description, version }: NodeTypeDescription,
  { hasConnection }: ReportSurroundings,
): string[] {
  const form = { typeVersion: version, description };
  const given = node.parameters ?? {};
  const values = formValues(description.properties, { node: form, given });
  const asked = (description.credentials ?? [])
    .filter((credential) => credential.required !== false)
    .filter((credential) => isDisplayed(credential, { node: form, values, root: values }))
    .map(({ name }) => name);
  const chosen = given['authentication'] === 'predefinedCredentialType' ? given['nodeCredentialType'] : undefined;
  const wanted = new Set([
    ...asked,
    ...(typeof chosen === 'string' ? [chosen] : []),
    ...Object.keys(node.credentials ?? {}),
  ]);
  return [...wanted].filter((type) => {
    const id = (node.credentials?.[type] as { id?: unknown } | undefined)?.id;
    return typeof id !== 'string' || !hasConnection(type, id);
  });
}
