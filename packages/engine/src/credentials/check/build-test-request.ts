import type {
  ICredentialDataDecryptedObject,
  ICredentialTestRequest,
  IDataObject,
  IHttpRequestOptions,
} from 'n8n-workflow';
import { bareNode, bareWorkflow } from '../bare-workflow.ts';

/** The test request of a credential type with its expressions resolved, without authentication. */
export function buildTestRequest(
  { request }: ICredentialTestRequest,
  credentials: ICredentialDataDecryptedObject,
): IHttpRequestOptions {
  const { expression } = bareWorkflow(bareNode);
  const resolve = (value: unknown): unknown =>
    expression.getParameterValue(value as never, null, 0, 0, bareNode.name, [], 'internal', {
      $credentials: credentials,
    });
  const base = textOf(resolve(request.baseURL));
  const { method = 'GET', url, headers = {}, qs = {}, body } = request;
  return {
    method,
    ...(base === '' ? {} : { baseURL: base }),
    url: textOf(resolve(url)),
    // Functions that sign requests write into these.
    headers: resolve(headers) as IDataObject,
    qs: resolve(qs) as IDataObject,
    ...(body === undefined ? {} : { body: resolve(body) as IDataObject }),
    ...(request.skipSslCertificateValidation === undefined
      ? {}
      : { skipSslCertificateValidation: resolve(request.skipSslCertificateValidation) === true }),
  };
}

/** As axios puts them together: a path, with or without a slash, goes to the end of the base. */
export function addressOf({ baseURL: base = '', url }: IHttpRequestOptions): string {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(url) || base === '') return url;
  return url === '' ? base : `${base.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
