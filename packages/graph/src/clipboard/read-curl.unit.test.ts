import { describe, expect, it } from 'vitest';
import { readCurl } from '../index.ts';

describe('a cURL command', () => {
  it('as Chrome copies it', () => {
    const text = `curl 'https://api.example.com/v1/leads?limit=5&q=a%20b' \\
  -X 'PATCH' \\
  -H 'accept: */*' \\
  -H 'Content-Type: application/json' \\
  --data-raw $'{"name":"O\\'Neil","city":"M\\u00fcnchen"}' \\
  --compressed --insecure`;
    expect(readCurl(text)).toEqual({
      method: 'PATCH',
      url: 'https://api.example.com/v1/leads',
      sendQuery: true,
      queryParameters: {
        parameters: [
          { name: 'limit', value: '5' },
          { name: 'q', value: 'a b' },
        ],
      },
      sendHeaders: true,
      headerParameters: { parameters: [{ name: 'accept', value: '*/*' }] },
      sendBody: true,
      contentType: 'json',
      specifyBody: 'json',
      jsonBody: '{"name":"O\'Neil","city":"München"}',
      options: { allowUnauthorizedCerts: true },
    });
  });

  it('with a form, a login, letters together and options that say nothing of the request', () => {
    expect(readCurl('curl -sSo out.txt -m 5 -u me:secret -d a=1 -d "b=x y" example.com')).toEqual({
      method: 'POST',
      url: 'http://example.com',
      authentication: 'genericCredentialType',
      genericAuthType: 'httpBasicAuth',
      sendBody: true,
      contentType: 'form-urlencoded',
      bodyParameters: {
        parameters: [
          { name: 'a', value: '1' },
          { name: 'b', value: 'x y' },
        ],
      },
      options: { timeout: 5000 },
    });
  });

  it('with files', () => {
    expect(readCurl('$ curl -XPUT --url=https://x.test -F name=Ada -F "pic=@a.png;type=image/png"')).toMatchObject({
      method: 'PUT',
      url: 'https://x.test',
      contentType: 'multipart-form-data',
      bodyParameters: {
        parameters: [
          { parameterType: 'formData', name: 'name', value: 'Ada' },
          { parameterType: 'formBinaryData', name: 'pic', inputDataFieldName: 'data' },
        ],
      },
    });
  });

  it.each([
    ['-G -d a=1 -d b=2 https://x.test', { method: 'GET', sendQuery: true }],
    ['-I https://x.test', { method: 'HEAD', options: {} }],
    ['--json \'{"a":1}\' https://x.test', { method: 'POST', contentType: 'json', jsonBody: '{"a":1}' }],
    ['-H "Content-Type: text/xml" -d "<a/>" https://x.test', { contentType: 'raw', rawContentType: 'text/xml' }],
    ['--data-urlencode "q=a b&c" https://x.test', { bodyParameters: { parameters: [{ name: 'q', value: 'a b&c' }] } }],
    ['-d "=1+1" -H "X: =a" https://x.test | jq .', { method: 'POST', body: '==1+1' }],
  ])('%s', (text, expected) => {
    expect(readCurl(`curl ${text}`)).toMatchObject(expected);
  });

  it('is not any other text', () => {
    for (const text of ['', 'curly https://x.test', 'curl', 'wget https://x.test', '{"a":1}'])
      expect(readCurl(text)).toBeNull();
  });
});
