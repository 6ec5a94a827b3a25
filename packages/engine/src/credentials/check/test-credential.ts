import type { ICredentialDataDecryptedObject, ICredentialTestRequest } from 'n8n-workflow';
import type { NodeCatalogue } from '../../node-catalogue.ts';
import { createCredentialsHelper } from '../credentials-helper.ts';
import { oauthKindOf } from '../oauth/oauth-kind.ts';
import { buildTestRequest } from './build-test-request.ts';
import { judgeAnswer, type TestVerdict } from './judge-answer.ts';
import { requestHelper, sendRequest } from './send-request.ts';
import { findNodeTest, runNodeTest } from './test-by-node.ts';

/**
 * Tests credentials as their type says, or as a node says that works with them. Null when neither says how.
 * @throws what the transport throws when nothing answers.
 */
export async function testCredential(
  catalogue: NodeCatalogue,
  typeName: string,
  data: ICredentialDataDecryptedObject,
): Promise<TestVerdict | null> {
  const type = catalogue.getCredentialType(typeName);
  if (type === undefined) return null;
  const node = type.test === undefined ? findNodeTest(catalogue, typeName) : null;
  const request = type.test ?? (node?.kind === 'request' ? node.request : null);
  const oauth = oauthKindOf(catalogue, typeName);
  if (oauth !== null) return hasToken(data);
  const helper = createCredentialsHelper(catalogue, { open: () => Promise.resolve(data), save: refuseToSave });
  const complete = await helper.getDecrypted({} as never, { id: 'test', name: typeName }, typeName, 'manual');
  if (node?.kind === 'function') return runNodeTest(node.run, typeName, complete);
  return request === null ? null : call(request);

  async function call(test: ICredentialTestRequest): Promise<TestVerdict> {
    const session = await helper.runPreAuthentication(requestHelper, complete, typeName);
    const credentials = { ...complete, ...session };
    const options = buildTestRequest(test, credentials);
    return judgeAnswer(test, await sendRequest(await helper.authenticate(credentials, typeName, options)));
  }
}

/** n8n-core signs requests of these with the token; that there is one is all that can be told without a node. */
function hasToken({ oauthTokenData }: ICredentialDataDecryptedObject): TestVerdict {
  const { access_token: token, oauth_token: token1 } = (oauthTokenData ?? {}) as Record<string, unknown>;
  return token !== undefined || token1 !== undefined
    ? { ok: true, message: 'The account is signed in at the vendor' }
    : { ok: false, message: 'The account has not been signed in: connect it at the vendor' };
}

const refuseToSave = () => Promise.reject(new Error('a test keeps nothing'));
