import type { WorkflowDocument, WorkflowFinding } from '@leadloom/contracts';
import { credentialsOf } from './credentials-of.ts';
import { findConnectionFaults } from './find-connection-faults.ts';
import { listTriggers } from './list-triggers.ts';
import type { FindNodeType } from './node-facts.ts';

export interface DocumentSurroundings {
  findNodeType: FindNodeType;
  /** Is there a connection of this type with this id? */
  hasConnection(credentialType: string, id: string): boolean;
}

/**
 * What of a document will not work here. Loops are allowed, as n8n's workflows have them; disabled nodes are not looked at, but for their
 * names.
 */
export function validateDocument(document: WorkflowDocument, surroundings: DocumentSurroundings): WorkflowFinding[] {
  return [
    ...findDuplicateNames(document),
    ...findUnknownTypes(document, surroundings.findNodeType),
    ...findNodesThatAreOff(document, surroundings.findNodeType),
    ...findConnectionFaults(document),
    ...findMissingCredentials(document, surroundings),
    ...findMissingTrigger(document, surroundings.findNodeType),
  ];
}

function findDuplicateNames(document: WorkflowDocument): WorkflowFinding[] {
  const seen = new Set<string>();
  const duplicates = new Set<string>();
  for (const { name } of document.nodes) (seen.has(name) ? duplicates : seen).add(name);
  return [...duplicates].map((node) => ({
    severity: 'error',
    code: 'duplicate_node_name',
    message: `More than one node is called "${node}": connections and expressions cannot tell them apart. Rename all but one.`,
    node,
  }));
}

function findUnknownTypes(document: WorkflowDocument, findNodeType: FindNodeType): WorkflowFinding[] {
  return document.nodes
    .filter((node) => node.disabled !== true && findNodeType(node.type) === undefined)
    .map((node) => ({
      severity: 'error',
      code: 'unknown_node_type',
      message: `"${node.name}" is of type ${node.type}, which is not installed here. Replace or disable the node.`,
      node: node.name,
    }));
}

function findNodesThatAreOff(document: WorkflowDocument, findNodeType: FindNodeType): WorkflowFinding[] {
  return document.nodes
    .filter((node) => node.disabled !== true && findNodeType(node.type)?.isOff === true)
    .map((node) => ({
      severity: 'error',
      code: 'node_type_off',
      message: `"${node.name}" touches the machine that workers run on, and such nodes are off. The owner can turn them on with LEADLOOM_HOST_NODES=on; else replace or disable the node.`,
      node: node.name,
    }));
}

function findMissingCredentials(document: WorkflowDocument, surroundings: DocumentSurroundings): WorkflowFinding[] {
  return credentialsOf(document)
    .filter(({ credentialType, id }) => id === null || !surroundings.hasConnection(credentialType, id))
    .map(({ node, credentialType, name }) => ({
      severity: 'warning',
      code: 'missing_credential',
      message: `"${node}" uses the credential "${name}" (${credentialType}), which does not exist here. Choose a connection for it.`,
      node,
    }));
}

function findMissingTrigger(document: WorkflowDocument, findNodeType: FindNodeType): WorkflowFinding[] {
  if (listTriggers(document, findNodeType).length > 0) return [];
  return [
    {
      severity: 'warning',
      code: 'no_trigger',
      message: 'No enabled node starts this workflow: it can be run by hand from a node, but nothing else runs it.',
    },
  ];
}
