import type { IHttpRequestOptions } from 'n8n-workflow';
import { requireShared } from '../../n8n.ts';
import { addressOf } from './build-test-request.ts';

export interface TestAnswer {
  status: number;
  data: unknown;
}

const timeoutMs = 15_000;

/** Sends a request of a credential type; whatever the answer is, it is one. */
export async function sendRequest(request: IHttpRequestOptions): Promise<TestAnswer> {
  const axios = requireShared('axios') as { request(config: object): Promise<TestAnswer> };
  const { method, headers, qs, body, auth } = request;
  return axios.request({
    method,
    url: addressOf(request),
    headers,
    params: qs,
    data: body,
    auth,
    timeout: timeoutMs,
    validateStatus: () => true,
  });
}

/** What a credential type is given to fetch its session with. */
export const requestHelper = {
  helpers: {
    async httpRequest(request: IHttpRequestOptions): Promise<unknown> {
      const { status, data } = await sendRequest(request);
      if (status >= 400) throw new Error(`${new URL(addressOf(request)).origin} answered with ${status}`);
      return data;
    },
  },
};
