import type { Campaign, CampaignInput, PageOf, PageQuery } from '@leadloom/contracts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';
import { containing } from '../text-search.ts';

export type CampaignRepository = ReturnType<typeof campaignRepository>;

/** Campaigns. Their counts are raised by the message repository, in the transaction that changes the message. */
export function campaignRepository({ db }: StoreContext) {
  const campaigns = db.collection<Stored<Campaign>>('campaigns');
  return {
    async create(workspaceId: string, input: CampaignInput): Promise<Campaign> {
      const now = new Date().toISOString();
      const campaign: Campaign = {
        id: newId('cmp'),
        ...input,
        status: input.status ?? 'active',
        counts: { reserved: 0, sent: 0, delivered: 0, bounced: 0, opened: 0, failed: 0 },
        createdAt: now,
        updatedAt: now,
      };
      await campaigns.insertOne(toStored(workspaceId, campaign));
      return campaign;
    },
    async get(workspaceId: string, id: string): Promise<Campaign | null> {
      const found = await campaigns.findOne({ _id: id, workspaceId });
      return found && read(found);
    },
    async update(workspaceId: string, id: string, input: CampaignInput): Promise<Campaign | null> {
      const found = await campaigns.findOneAndUpdate(
        { _id: id, workspaceId },
        { $set: { ...input, updatedAt: new Date().toISOString() } },
        { returnDocument: 'after' },
      );
      return found && read(found);
    },
    async list(workspaceId: string, query: PageQuery & { search?: string } = {}): Promise<PageOf<Campaign>> {
      const filter = {
        workspaceId,
        ...(query.search === undefined || query.search === '' ? {} : { name: containing(query.search) }),
      };
      return findPage(campaigns, { filter, query }, read);
    },
  };
}

function read(row: Stored<Campaign>): Campaign {
  return fromStored<Campaign>(row);
}
