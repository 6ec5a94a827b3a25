import type { Lead, LeadQuery, PageOf } from '@leadloom/contracts';
import type { Collection, Document, Filter } from 'mongodb';
import { countLimit, defaultLimit, keyBehind, readCursor, writeCursor } from '../find-page.ts';
import { isOverBudget } from '../over-budget.ts';
import { type LeadDocument, leadProjection, readLead, sortPath } from './lead-document.ts';
import { type Access, planQuery } from './plan-query.ts';

/** So long a walk along an index may take before all matches are sorted instead. */
const walkBudgetMs = 150;

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
  const read = ({ filter, hint }: Access, budgetMs?: number) =>
    leads
      .find({ $and: [filter, behind] } as Filter<LeadDocument>, {
        projection: listProjection,
        ...(budgetMs === undefined ? {} : { maxTimeMS: budgetMs }),
      })
      .sort({ [path]: plan.direction })
      .limit(limit + 1)
      .hint(hint)
      .toArray();
  const { otherwise } = plan;
  const [rows, counted] = await Promise.all([
    otherwise === undefined
      ? read(plan)
      : read(plan, walkBudgetMs).catch((error: unknown) => {
          if (isOverBudget(error)) return read(otherwise);
          throw error;
        }),
    plan.total(),
  ]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(({ order: _order, ...row }) => readLead(row)),
    nextCursor: last === undefined ? null : writeCursor(keyOf(last, path)),
    total: Math.min(Math.max(counted.counted, rows.length), countLimit),
    totalIsExact: counted.isExact,
  };
}

function keyOf(row: Document, path: string): string {
  return path === '_id' ? String(row['_id']) : String(row['order'][path.slice('order.'.length)]);
}
