import type { FastifyInstance } from 'fastify';
import type { Company } from '../company.ts';
import { ENTITY_TYPES } from '../entity-type.ts';
import { PipedriveError, validationFailed } from '../pipedrive-error.ts';
import { timestamp } from '../write-entity.ts';
import { getEntity } from './entities.ts';

interface DealProduct {
  readonly id: number;
  readonly deal_id: number;
  readonly product_id: number;
  readonly name: string;
  readonly item_price: number;
  readonly quantity: number;
  readonly sum: number;
  readonly tax: number;
  readonly discount: number;
  readonly discount_type: string;
  readonly comments: string | null;
  readonly is_enabled: boolean;
  readonly add_time: string;
  readonly update_time: string;
}

type Input = Partial<DealProduct>;
type Route = { Params: { id: string; attachmentId: string }; Body: Input | undefined };

const TAKEN = ['item_price', 'quantity', 'tax', 'discount', 'discount_type', 'comments', 'is_enabled'] as const;

function readInput(input: Input | undefined): Input {
  const read = Object.fromEntries(
    TAKEN.flatMap((name) => (input?.[name] === undefined ? [] : [[name, input[name]] as const])),
  ) as Input;
  for (const name of ['item_price', 'quantity'] as const) {
    if (read[name] !== undefined && typeof read[name] !== 'number') throw validationFailed(`${name}: Expected number`);
  }
  return read;
}

function withSum(product: DealProduct): DealProduct {
  const gross = product.item_price * product.quantity;
  const discount = product.discount_type === 'amount' ? product.discount : (gross * product.discount) / 100;
  return { ...product, sum: gross - discount };
}

/** Products of a deal; v1 changes one by PUT, v2 by PATCH. */
export function dealProductRoutes(app: FastifyInstance, company: Company): void {
  const attached = company.context.state.collection<DealProduct>('pipedrive', 'deal-products');
  const ofDeal = attached.index('deal', (one) => String(one.deal_id));
  const get = ({ id, attachmentId }: Route['Params']): DealProduct => {
    const found = attached.get(attachmentId);
    if (found?.deal_id !== Number(id)) throw new PipedriveError(404, 'Deal product not found');
    return found;
  };

  app.get<Route>('/deals/:id/products', (request) => {
    const { id } = getEntity(company, ENTITY_TYPES.deal, request.params.id);
    const data = ofDeal.get(String(id));
    const pagination = { start: 0, limit: 100, more_items_in_collection: false };
    return { success: true, data, additional_data: { next_cursor: null, pagination } };
  });

  app.post<Route>('/deals/:id/products', (request) => {
    const deal = getEntity(company, ENTITY_TYPES.deal, request.params.id);
    const product = company.records(ENTITY_TYPES.product).get(String(request.body?.product_id));
    const input = readInput(request.body);
    if (!product) throw validationFailed(`product_id: product ${String(request.body?.product_id)} does not exist`);
    if (input.item_price === undefined || input.quantity === undefined)
      throw validationFailed('item_price and quantity: Required');
    const now = timestamp(company);
    const saved = withSum({
      id: attached.nextNumber(),
      deal_id: deal.id,
      product_id: product.id,
      name: typeof product['name'] === 'string' ? product['name'] : '',
      item_price: 0,
      quantity: 1,
      sum: 0,
      tax: 0,
      discount: 0,
      discount_type: 'percentage',
      comments: null,
      is_enabled: true,
      add_time: now,
      update_time: now,
      ...input,
    });
    attached.put(String(saved.id), saved);
    return { success: true, data: saved };
  });

  app.route<Route>({
    method: ['PATCH', 'PUT'],
    url: '/deals/:id/products/:attachmentId',
    handler: (request) => {
      const saved = withSum({ ...get(request.params), ...readInput(request.body), update_time: timestamp(company) });
      attached.put(String(saved.id), saved);
      return { success: true, data: saved };
    },
  });

  app.delete<Route>('/deals/:id/products/:attachmentId', (request) => {
    const { id } = get(request.params);
    attached.delete(String(id));
    return { success: true, data: { id } };
  });
}
