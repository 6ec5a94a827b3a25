import { apiPrefix, type Lead, type LeadQuery, type PageOf } from '@leadloom/contracts';

/** Asks the hub as any client does; fails on every answer that is not 200. */
export function queryApi(url: string, apiKey: string) {
  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(`${url}${apiPrefix}${path}`, { headers: { authorization: `Bearer ${apiKey}` } });
    const body: unknown = await answer.json();
    if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}: ${JSON.stringify(body)}`);
    return body;
  };
  return {
    list: (query: LeadQuery) => {
      const values = Object.entries(query).map(([name, value]): [string, string] => [name, `${value}`]);
      return get(`/leads?${new URLSearchParams(values).toString()}`) as Promise<PageOf<Lead>>;
    },
    get: (id: string) => get(`/leads/${id}`),
    timeline: (id: string) => get(`/leads/${id}/timeline`),
  };
}
