import type {
  ICredentialDataDecryptedObject,
  ICredentialTestFunction,
  ICredentialTestRequest,
  INodeType,
} from 'n8n-workflow';
import { n8nCore } from '../../n8n.ts';
import type { NodeCatalogue } from '../../node-catalogue.ts';
import type { TestVerdict } from './judge-answer.ts';

/** How a node tests the accounts that it works with: by a request, or by a function of its own (databases, mail). */
export type NodeTest =
  { kind: 'request'; request: ICredentialTestRequest } | { kind: 'function'; run: ICredentialTestFunction };

/** The test of the first node that has one for this credential type. */
export function findNodeTest(catalogue: NodeCatalogue, typeName: string): NodeTest | null {
  for (const name of catalogue.nodesOfCredential(typeName)) {
    const node: INodeType | undefined = catalogue.getByNameAndVersion(name);
    const test = node?.description.credentials?.find((credential) => credential.name === typeName)?.testedBy;
    if (typeof test === 'object') return { kind: 'request', request: test };
    const run = test === undefined ? undefined : node?.methods?.credentialTest?.[test];
    if (run !== undefined) return { kind: 'function', run };
  }
  return null;
}

export async function runNodeTest(
  run: ICredentialTestFunction,
  typeName: string,
  data: ICredentialDataDecryptedObject,
): Promise<TestVerdict> {
  const { CredentialTestContext } = n8nCore();
  const { status, message } = await run.call(new CredentialTestContext(), {
    id: 'test',
    name: typeName,
    type: typeName,
    data,
  });
  return { ok: status === 'OK', message };
}
