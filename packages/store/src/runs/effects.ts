import type { Decision, DoorAnswer, JournalRecord, LargeBody } from '@leadloom/contracts';
import { isDuplicateKey } from '../duplicate-key.ts';
import { keptDays } from './kept-days.ts';
import type { EffectRow, RunContext } from './run-context.ts';
import { isInline, readBody, storeBody, storeStream } from './stored-body.ts';
import { type BlobOwner, afterDays, openBytes } from './stored-text.ts';

/** A request that left the machine; `status` is null where its outcome is unknown. */
export interface EffectSummary extends Pick<JournalRecord, 'scopeId' | 'unit' | 'run' | 'method' | 'address'> {
  status: number | null;
  at: string;
}

export type EffectsRepository = ReturnType<typeof createEffects>;

/** The journal of requests that left this machine. */
export function createEffects(context: RunContext) {
  const { effects } = context;

  async function ownerOfRecord(id: string): Promise<BlobOwner> {
    return ownerOf((await effects.findOne({ _id: id }, { projection: { scopeId: 1 } }))?.scopeId ?? '');
  }

  async function toRecord(row: EffectRow): Promise<JournalRecord> {
    const { _id, status: _status, at: _at, suspected: _suspected, answer, ...rest } = row;
    return {
      id: _id,
      ...rest,
      answer: answer && {
        status: answer.status,
        headers: answer.headers,
        body: answer.blob === null ? await readBody(context, answer) : largeBody(context, answer.blob),
        ...(answer.url === undefined ? {} : { url: answer.url }),
      },
    };
  }

  return {
    /** What a unit's run has sent so far, in every attempt. */
    async list(workspaceId: string, scopeId: string, unit: string, run: number): Promise<JournalRecord[]> {
      const rows = await effects.find({ workspaceId, scopeId, unit, run }).sort({ at: 1, _id: 1 }).toArray();
      return Promise.all(rows.map(toRecord));
    },

    /** What scopes have sent, oldest first, without bodies. */
    async summaries(workspaceId: string, scopeIds: readonly string[], limit: number): Promise<EffectSummary[]> {
      const rows = await effects
        .find(
          { workspaceId, scopeId: { $in: [...scopeIds] } },
          { projection: { scopeId: 1, unit: 1, run: 1, method: 1, address: 1, at: 1, 'answer.status': 1 } },
        )
        .sort({ at: 1, _id: 1 })
        .limit(limit)
        .toArray();
      return rows.map(({ scopeId, unit, run, method, address, at, answer }) => ({
        scopeId,
        unit,
        run,
        method,
        address,
        status: answer?.status ?? null,
        at: at.toISOString(),
      }));
    },

    /** Before it is sent. False when it is known already: another attempt came first. */
    async putSent(record: Omit<JournalRecord, 'answer' | 'release'>): Promise<boolean> {
      const { id, ...rest } = record;
      try {
        await effects.insertOne({ _id: id, ...rest, status: 'sent', at: new Date(), answer: null });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** Reads a body to its end; one that is too long to be held is kept beside the journal. */
    async keepBody(
      _workspaceId: string,
      scopeId: string,
      source: AsyncIterable<Uint8Array>,
    ): Promise<DoorAnswer['body']> {
      const kept = await storeStream(context, source, ownerOf(scopeId));
      return 'bytes' in kept ? kept.bytes : largeBody(context, kept.blob);
    },

    async putDone(workspaceId: string, id: string, { status, headers, body, url }: DoorAnswer): Promise<void> {
      const stored =
        body instanceof Uint8Array
          ? await storeBody(context, body, isInline(body) ? {} : await ownerOfRecord(id))
          : { body: null, blob: body.id };
      const answer = { status, headers, ...stored, ...(url === undefined ? {} : { url }) };
      await effects.updateOne({ _id: id, workspaceId }, { $set: { status: 'done', answer } });
    },

    /** A person will be asked whether a later request is this one. */
    async suspect(workspaceId: string, id: string): Promise<void> {
      await effects.updateOne({ _id: id, workspaceId }, { $set: { suspected: true } });
    },

    /** It never left the machine (refused by a guard, no connection), or a person wants it sent again. */
    async remove(workspaceId: string, id: string): Promise<void> {
      await effects.deleteOne({ _id: id, workspaceId });
    },

    /** What failed in a unit's run, so that its next try asks again; what succeeded stays. */
    async forgetFailures(workspaceId: string, scopeId: string, unit: string, run: number): Promise<void> {
      await effects.deleteMany({ workspaceId, scopeId, unit, run, status: 'done', 'answer.status': { $gte: 400 } });
    },

    /** Requests of a scope whose outcome is unknown. */
    async listInDoubt(workspaceId: string, scopeId: string): Promise<JournalRecord[]> {
      const rows = await effects.find({ workspaceId, scopeId, status: 'sent' }).toArray();
      return Promise.all(rows.map(toRecord));
    },

    /**
     * A person's word on the requests whose outcome is unknown: `done` records an empty answer (the node goes on as after a 200), `retry`
     * forgets them, so that they are sent again. Answers how many there were.
     */
    async decide(workspaceId: string, scopeId: string, decision: Decision): Promise<number> {
      await effects.updateMany(
        { workspaceId, scopeId, suspected: true },
        { $set: { release: decision }, $unset: { suspected: '' } },
      );
      const inDoubt = { workspaceId, scopeId, status: 'sent' as const };
      if (decision === 'retry') return (await effects.deleteMany(inDoubt)).deletedCount;
      const body = await storeBody(context, Buffer.from('{}'), {});
      const { modifiedCount } = await effects.updateMany(inDoubt, {
        $set: { status: 'done', answer: { status: 200, headers: [['content-type', 'application/json']], ...body } },
      });
      return modifiedCount;
    },
  };
}

function largeBody(context: RunContext, blob: string): LargeBody {
  return { id: blob, open: () => openBytes(context, blob) };
}

/** Of an operation it is deleted by its age only. */
function ownerOf(scopeId: string): BlobOwner {
  return { executionId: scopeId, until: afterDays(keptDays.effects) };
}
