import { HubError, type N8nListOf, type N8nPageQuery, type PageOf, type PageQuery } from '@leadloom/contracts';

const defaultLimit = 100;

/**
 * A page of a list in n8n's shape. Its cursor holds the limit beside our own cursor: n8n's clients send the cursor alone.
 * @throws HubError `invalid_input` for a cursor that is not one of ours
 */
export async function n8nPage<Item, Shown>(
  query: N8nPageQuery,
  list: (query: Required<Pick<PageQuery, 'limit'>> & PageQuery) => Promise<PageOf<Item>>,
  show: (items: Item[]) => Shown[] | Promise<Shown[]>,
): Promise<N8nListOf<Shown>> {
  const { limit, cursor } = query.cursor === undefined ? { limit: query.limit ?? defaultLimit } : read(query.cursor);
  const page = await list({ limit, ...(cursor === undefined ? {} : { cursor }) });
  return {
    data: await show(page.items),
    nextCursor: page.nextCursor === null ? null : write(limit, page.nextCursor),
  };
}

function write(limit: number, cursor: string): string {
  return Buffer.from(JSON.stringify([limit, cursor])).toString('base64url');
}

function read(text: string): { limit: number; cursor?: string } {
  try {
    const [limit, cursor] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [unknown, unknown];
    if (typeof limit === 'number' && limit >= 1 && limit <= 250 && typeof cursor === 'string') return { limit, cursor };
  } catch {
    // Falls through to the one message for every cursor that is not ours.
  }
  throw new HubError('invalid_input', 'The cursor is not one of this list: begin again without a cursor.');
}
