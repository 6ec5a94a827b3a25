import type { CurlRequest } from './read-curl.ts';

type Pair = { name: string; value: string };

/** A request as parameters of n8n's HTTP Request node, version 4 and later. */
export function curlParameters(request: CurlRequest): Record<string, unknown> {
  const [address, search = ''] = request.url.split(/\?(.*)/s, 2) as [string, string?];
  const query = [...pairsOf(search), ...(request.isQuery ? request.data.flatMap(pairsOf) : [])];
  const type = headerOf(request, 'content-type') ?? '';
  const body = request.isQuery ? {} : bodyOf(request, type);
  const hasBody = 'sendBody' in body;
  const dropped = 'contentType' in body && body['contentType'] !== 'raw' ? ['content-type', 'content-length'] : [];
  const headers = [
    ...request.headers,
    ...(request.isJson ? [{ name: 'Accept', value: 'application/json' }] : []),
  ].filter(({ name }) => !dropped.includes(name.toLowerCase()));
  const options = optionsOf(request);
  return {
    method: request.method ?? (hasBody ? 'POST' : 'GET'),
    url: literal(/^[a-z]+:\/\//i.test(address) ? address : `http://${address}`),
    ...(request.hasUser ? { authentication: 'genericCredentialType', genericAuthType: 'httpBasicAuth' } : {}),
    ...(query.length === 0 ? {} : { sendQuery: true, queryParameters: { parameters: query } }),
    ...(headers.length === 0
      ? {}
      : {
          sendHeaders: true,
          headerParameters: { parameters: headers.map(({ name, value }) => ({ name, value: literal(value) })) },
        }),
    ...body,
    options,
  };
}

function bodyOf(request: CurlRequest, type: string): Record<string, unknown> {
  if (request.form.length > 0)
    return {
      sendBody: true,
      contentType: 'multipart-form-data',
      bodyParameters: {
        parameters: request.form.map(({ name, value, isFile }) =>
          isFile
            ? { parameterType: 'formBinaryData', name, inputDataFieldName: 'data' }
            : { parameterType: 'formData', name, value: literal(value) },
        ),
      },
    };
  if (request.data.length === 0) return {};
  const text = request.data.join(request.isJson ? '' : '&');
  if (request.isJson || /\bjson\b/i.test(type) || (type === '' && isJson(text)))
    return { sendBody: true, contentType: 'json', specifyBody: 'json', jsonBody: literal(text) };
  if ((type === '' || /x-www-form-urlencoded/i.test(type)) && /^[^=&\s]+=/.test(text))
    return { sendBody: true, contentType: 'form-urlencoded', bodyParameters: { parameters: pairsOf(text) } };
  return {
    sendBody: true,
    contentType: 'raw',
    rawContentType: type === '' ? 'application/x-www-form-urlencoded' : type,
    body: literal(text),
  };
}

function optionsOf(request: CurlRequest): Record<string, unknown> {
  return {
    ...(request.isInsecure ? { allowUnauthorizedCerts: true } : {}),
    ...(request.proxy === null ? {} : { proxy: request.proxy }),
    ...(request.timeoutSeconds === null || !Number.isFinite(request.timeoutSeconds)
      ? {}
      : { timeout: request.timeoutSeconds * 1000 }),
  };
}

function pairsOf(text: string): Pair[] {
  return [...new URLSearchParams(text)].map(([name, value]) => ({ name, value: literal(value) }));
}

function headerOf({ headers }: CurlRequest, wanted: string): string | undefined {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value;
}

/** A text that begins with `=` is an expression to n8n; with another `=` before it, it is what it was. */
function literal(text: string): string {
  return text.startsWith('=') ? `=${text}` : text;
}

function isJson(text: string): boolean {
  try {
    return /^\s*[{[]/.test(text) && JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}
