import type { ExpressionResult, ExpressionsRequest, NodeOptions, NodeOptionsRequest } from '@leadloom/contracts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';

/** A question that the hub puts to a worker; it and the answer hold data of vendors and runs, which no history may. */
export type Inquiry =
  | { kind: 'options'; nodeType: string; request: NodeOptionsRequest }
  | { kind: 'expressions'; workflowId: string; request: ExpressionsRequest };

export type InquiryAnswer = NodeOptions | { results: ExpressionResult[] };

interface InquiryDocument {
  _id: string;
  workspaceId: string;
  expiresAt: Date;
  /** As JSON: keys of parameters may hold dots and dollars. */
  inquiry: string;
  answer?: string;
}

/** Who asked waits for 45 seconds at most. */
const lifetimeMs = 120_000;

export type InquiryRepository = ReturnType<typeof inquiryRepository>;

export function inquiryRepository({ db }: StoreContext) {
  const inquiries = db.collection<InquiryDocument>('inquiries');
  return {
    async put(workspaceId: string, inquiry: Inquiry): Promise<string> {
      const _id = newId('inq');
      const expiresAt = new Date(Date.now() + lifetimeMs);
      await inquiries.insertOne({ _id, workspaceId, expiresAt, inquiry: JSON.stringify(inquiry) });
      return _id;
    },
    async get(workspaceId: string, id: string): Promise<Inquiry | null> {
      const found = await inquiries.findOne({ _id: id, workspaceId });
      return found && (JSON.parse(found.inquiry) as Inquiry);
    },
    async answer(workspaceId: string, id: string, answer: InquiryAnswer): Promise<void> {
      await inquiries.updateOne({ _id: id, workspaceId }, { $set: { answer: JSON.stringify(answer) } });
    },
    /** The answer, once; null when there is none. */
    async take(workspaceId: string, id: string): Promise<InquiryAnswer | null> {
      const answer = (await inquiries.findOneAndDelete({ _id: id, workspaceId }))?.answer;
      return answer === undefined ? null : (JSON.parse(answer) as InquiryAnswer);
    },
  };
}
