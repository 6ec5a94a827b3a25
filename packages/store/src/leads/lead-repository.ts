import type { Lead, LeadQuery, PageOf, PageQuery, TimelineEntry } from '@leadloom/contracts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { type LeadDocument, leadProjection, leadsCollection, readLead, timelineCollection } from './lead-document.ts';
import { listLeads } from './list-leads.ts';
import { followRedirects, mergeLeads } from './merge-leads.ts';
import { listTimeline, type TimelineDocument } from './timeline.ts';
import { type LeadWrite, type LeadWriteResult, writeLeads } from './write-leads.ts';

const { identityKeys: _identityKeys, ...keyProjection } = leadProjection;

export type LeadRepository = ReturnType<typeof leadRepository>;

export function leadRepository(context: StoreContext) {
  const { db } = context;
  const leads = db.collection<LeadDocument>(leadsCollection);
  const timeline = db.collection<TimelineDocument>(timelineCollection);
  return {
    /** Filters, search and sort together; without `sort` the last changed come first. */
    async list(workspaceId: string, query: LeadQuery = {}): Promise<PageOf<Lead>> {
      return listLeads(leads, workspaceId, query);
    },
    async get(workspaceId: string, id: string): Promise<Lead | null> {
      const found = await leads.findOne({ _id: id, workspaceId }, { projection: leadProjection });
      return found && readLead(found);
    },
    /** In the order of `ids`; null for each that is not here. */
    async getMany(workspaceId: string, ids: readonly string[]): Promise<(Lead | null)[]> {
      const found = await leads.find({ _id: { $in: [...ids] }, workspaceId }, { projection: leadProjection }).toArray();
      const byId = new Map(found.map((row) => [row._id, readLead(row)]));
      return ids.map((id) => byId.get(id) ?? null);
    },
    /** The lead of each identity key that has one. */
    async findByKeys(workspaceId: string, keys: readonly string[]): Promise<Map<string, Lead>> {
      if (keys.length === 0) return new Map();
      const found = await leads
        .find({ workspaceId, identityKeys: { $in: [...keys] } }, { projection: keyProjection })
        .hint('identity')
        .toArray();
      const asked = new Set(keys);
      return new Map(
        found.flatMap(({ identityKeys, ...row }) => {
          const lead = readLead(row);
          return identityKeys.filter((key) => asked.has(key)).map((key) => [key, lead] as const);
        }),
      );
    },
    /** Identity keys of each lead that is here, by id: what a later write must not lose. */
    async identityKeys(workspaceId: string, ids: readonly string[]): Promise<Map<string, string[]>> {
      const found = await leads
        .find({ _id: { $in: [...ids] }, workspaceId }, { projection: { identityKeys: 1 } })
        .toArray();
      return new Map(found.map((row) => [row._id, row.identityKeys]));
    },
    /** As `getMany`, and a lead that was merged into another is that other. */
    async resolveMany(workspaceId: string, ids: readonly string[]): Promise<(Lead | null)[]> {
      const direct = await this.getMany(workspaceId, ids);
      const missing = ids.filter((_, place) => direct[place] === null);
      if (missing.length === 0) return direct;
      const redirects = await followRedirects(context, workspaceId, missing);
      const targets = await this.getMany(workspaceId, [...redirects.values()]);
      const byId = new Map([...redirects.keys()].map((id, place) => [id, targets[place] ?? null]));
      return direct.map((lead, place) => lead ?? byId.get(ids[place] as string) ?? null);
    },
    /** Makes two leads one; see merge-leads.ts. */
    async merge(workspaceId: string, survivor: LeadWrite, other: { id: string; version: number }): Promise<boolean> {
      return mergeLeads(context, workspaceId, survivor, other);
    },
    async write(workspaceId: string, writes: readonly LeadWrite[]): Promise<LeadWriteResult[]> {
      return writeLeads(leads, timeline, workspaceId, writes);
    },
    /** With its timeline. Messages and suppressions stay. */
    async delete(workspaceId: string, id: string): Promise<boolean> {
      const { deletedCount } = await leads.deleteOne({ _id: id, workspaceId });
      if (deletedCount === 1) await timeline.deleteMany({ workspaceId, leadId: id });
      return deletedCount === 1;
    },
    async timeline(workspaceId: string, leadId: string, query: PageQuery = {}): Promise<PageOf<TimelineEntry>> {
      return listTimeline(timeline, workspaceId, leadId, query);
    },
    /** Adds to the timeline what changes nothing of the lead itself (an e-mail sent, an event of outreach). */
    async addTimeline(
      workspaceId: string,
      entries: readonly (Omit<TimelineEntry, 'id' | 'at'> & { leadId: string; at?: string })[],
    ): Promise<void> {
      if (entries.length === 0) return;
      const now = new Date().toISOString();
      await timeline.insertMany(entries.map((entry) => ({ _id: newId('tl'), workspaceId, at: now, ...entry })));
    },
  };
}
