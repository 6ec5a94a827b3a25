import type { Lead, LeadQuery, PageOf } from '@leadloom/contracts';
import type { Collection, Document, Filter } from 'mongodb';
import { countLimit, defaultLimit, keyBehind, readCursor, writeCursor } from '../find-page.ts';
import { fromStored } from '../stored.ts';
import { type LeadDocument, leadProjection, sortPath } from './lead-document.ts';
import { planQuery } from './plan-query.ts';

const { order: _order, ...listProjection } = leadProjection;

/** A page of leads. Which index serves it, and why, is in plan-query.ts. */
export async function listLeads(
  leads: Collection<LeadDocument>,
  workspaceId: string,
  query: LeadQuery,
): Promise<PageOf<Lead>> {
  const limit = query.limit ?? defaultLimit;
  const plan = await planQuery(leads, workspaceId, query);
  if (plan === null) return { items: [], nextCursor: null, total: 0, totalIsExact: true };
  const path = sortPath(plan.sort);
  const behind = query.cursor === undefined ? {} : keyBehind(path, plan.direction, readCursor(query.cursor));
  const [rows, counted] = await Promise.all([
    leads
      .find({ ...plan.filter, ...behind } as Filter<LeadDocument>, {
        projection: listProjection,
      })
      .sort({ [path]: plan.direction })
      .limit(limit + 1)
      .hint(plan.hint)
      .toArray(),
    plan.total(),
  ]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(({ order: _order, ...row }) => fromStored<Lead>(row)),
    nextCursor: last === undefined ? null : writeCursor(keyOf(last, path)),
    total: Math.min(counted.counted, countLimit),
    totalIsExact: counted.isExact,
  };
}

function keyOf(row: Document, path: string): string {
  return path === '_id' ? String(row['_id']) : String(row['order'][path.slice('order.'.length)]);
}
