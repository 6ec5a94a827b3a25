import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { requireShared } from '../n8n.ts';
import type { NodeCatalogue } from '../node-catalogue.ts';
import { applyAuthentication, resolveCredentialText } from './apply-authentication.ts';
import { createCredentialsHelper } from './credentials-helper.ts';

interface TestAnswer {
  status: number;
  data: unknown;
}

/**
 * Makes the test call that a credential type declares. Null when it declares none.
 * @throws what the transport throws when nothing answers.
 */
export async function testCredential(
  catalogue: NodeCatalogue,
  typeName: string,
  data: ICredentialDataDecryptedObject,
): Promise<{ ok: boolean; message: string } | null> {
  const type = catalogue.getCredentialType(typeName);
  if (type?.test === undefined) return null;
  const helper = createCredentialsHelper(catalogue, { open: () => Promise.resolve(data), save: refuseToSave });
  const complete = await helper.getDecrypted({} as never, { id: 'test', name: typeName }, typeName, 'manual');
  const { request } = type.test;
  const text = (value: unknown) => (typeof value === 'string' ? resolveCredentialText(value, complete) : '');
  const options: IHttpRequestOptions = {
    method: request.method ?? 'GET',
    url: new URL(text(request.url), ensureSlash(text(request.baseURL))).href,
    ...(request.headers === undefined ? {} : { headers: request.headers }),
    ...(request.qs === undefined ? {} : { qs: request.qs }),
    ...(request.body === undefined ? {} : { body: request.body }),
  };
  const signed =
    typeof type.authenticate === 'function'
      ? await type.authenticate(complete, options)
      : type.authenticate === undefined
        ? options
        : await applyAuthentication(type.authenticate, complete, options);
  const axios = requireShared('axios') as { request(config: object): Promise<TestAnswer> };
  const answer = await axios.request({
    method: signed.method,
    url: signed.url,
    headers: signed.headers,
    params: signed.qs,
    data: signed.body,
    auth: signed.auth,
    timeout: 15_000,
    validateStatus: () => true,
  });
  if (answer.status < 400) return { ok: true, message: `Connected: the test call was answered with ${answer.status}` };
  return {
    ok: false,
    message: `The test call was answered with ${answer.status}: ${messageOf(answer.data)}. Check the credentials.`,
  };
}

const refuseToSave = () => Promise.reject(new Error('a test keeps nothing'));

function ensureSlash(base: string): string | undefined {
  return base === '' ? undefined : base.endsWith('/') ? base : `${base}/`;
}

function messageOf(data: unknown): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
