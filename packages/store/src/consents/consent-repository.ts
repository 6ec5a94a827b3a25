import type { ErrorCode } from '@leadloom/contracts';
import type { SealedSecret } from '../secrets/seal-secret.ts';
import type { StoreContext } from '../store-context.ts';

/** A consent at a vendor that is being asked for. Only whoever asked may finish it, once, until `expiresAt`. */
export interface Consent {
  workspaceId: string;
  connectionId: string;
  /** User or API key, and of a user the login: what began in one browser ends there. */
  askedBy: string;
  redirectUri: string;
  expiresAt: Date;
  /** `state` of the address: opened by the worker, under `consentSecretName(id)` as all that is sealed here. */
  state: SealedSecret;
  /** Address of the consent page, until the hub has taken it. */
  url?: string;
  /** What the worker must remember until the end: PKCE's verifier, or OAuth 1's secret. */
  kept?: SealedSecret;
  /** What the vendor sent the browser back with. */
  answer?: SealedSecret;
  /** Why a step was not done. */
  problem?: { code: ErrorCode; message: string };
}

interface ConsentDocument extends Consent {
  /** SHA-256 of `state` in hex: it is in no list and no history. */
  _id: string;
}

/** Name under which the secrets of a consent are sealed. */
export function consentSecretName(id: string): string {
  return `${id}#consent`;
}

export type ConsentRepository = ReturnType<typeof consentRepository>;

/** MongoDB removes them within a minute of `expiresAt`; no function here waits for that. */
export function consentRepository({ db }: StoreContext) {
  const consents = db.collection<ConsentDocument>('consents');
  const open = (workspaceId: string, id: string) => ({ _id: id, workspaceId, expiresAt: { $gt: new Date() } });
  return {
    async create(workspaceId: string, id: string, consent: Omit<Consent, 'workspaceId'>): Promise<void> {
      await consents.insertOne({ _id: id, workspaceId, ...consent });
    },
    async get(workspaceId: string, id: string): Promise<Consent | null> {
      return consents.findOne(open(workspaceId, id), { projection: { _id: 0 } });
    },
    async setBegun(workspaceId: string, id: string, begun: { url: string; kept: SealedSecret }): Promise<void> {
      await consents.updateOne(open(workspaceId, id), { $set: begun });
    },
    /** The address of the consent page, once. */
    async takeUrl(workspaceId: string, id: string): Promise<string | null> {
      return (await consents.findOneAndUpdate(open(workspaceId, id), { $unset: { url: '' } }))?.url ?? null;
    },
    /** Keeps the vendor's answer. Null when it has one already, when somebody else asked for it, and when its time is over. */
    async answer(workspaceId: string, id: string, askedBy: string, answer: SealedSecret): Promise<Consent | null> {
      return consents.findOneAndUpdate(
        { ...open(workspaceId, id), askedBy, answer: { $exists: false } },
        { $set: { answer } },
        { returnDocument: 'after', projection: { _id: 0 } },
      );
    },
    async setProblem(workspaceId: string, id: string, problem: NonNullable<Consent['problem']>): Promise<void> {
      await consents.updateOne(open(workspaceId, id), { $set: { problem } });
    },
    async delete(workspaceId: string, id: string): Promise<void> {
      await consents.deleteOne({ _id: id, workspaceId });
    },
  };
}
