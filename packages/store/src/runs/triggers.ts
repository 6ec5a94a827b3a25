import { isDuplicateKey } from '../duplicate-key.ts';
import type { ExecutionsRepository, NewExecution } from './executions.ts';
import type { RunContext } from './run-context.ts';

/** A trigger of a workflow, by the node's name, as n8n keeps what a node remembers. */
export interface TriggerPlace {
  workflowId: string;
  node: string;
}

interface TriggerRow extends TriggerPlace {
  _id: string;
  workspaceId: string;
  /** JSON: what the node remembers, its place in what it polls. */
  cursor: string;
  /** Rises with each move of the cursor. */
  moves: number;
  /** Times as the document gives them, as JSON, and what was made of them once: n8n draws the second by chance. */
  pollTimes: { given: string; cron: string[] } | null;
  /** When it was last asked, or has begun to listen. */
  lastAt: string | null;
  error: { message: string; at: string } | null;
  heldBack: number;
}

export type TriggerState = Omit<TriggerRow, '_id' | 'workspaceId'>;

interface KeyRow {
  _id: string;
  workspaceId: string;
  workflowId: string;
  executionId: string;
  expiresAt: Date;
}

const longestMessage = 2_000;

export type TriggersRepository = ReturnType<typeof createTriggers>;

/** What triggers keep from one time to the next. */
export function createTriggers({ client, db }: RunContext, executions: ExecutionsRepository) {
  const rows = db.collection<TriggerRow>('triggers');
  const keys = db.collection<KeyRow>('triggerKeys');

  async function change(workspaceId: string, { workflowId, node }: TriggerPlace, set: Partial<TriggerRow>) {
    const given = { workspaceId, ...freshState({ workflowId, node }), ...set };
    const $setOnInsert = Object.fromEntries(Object.entries(given).filter(([name]) => !(name in set)));
    await rows.updateOne({ _id: idOf({ workflowId, node }) }, { $set: set, $setOnInsert }, { upsert: true });
  }

  return {
    async get(workspaceId: string, place: TriggerPlace): Promise<TriggerState> {
      const row = await rows.findOne({ _id: idOf(place), workspaceId });
      return row === null ? freshState(place) : toState(row);
    },

    async list(workspaceId: string, workflowId: string): Promise<TriggerState[]> {
      return (await rows.find({ workspaceId, workflowId }).toArray()).map(toState);
    },

    keepTimes(workspaceId: string, place: TriggerPlace, pollTimes: TriggerState['pollTimes']): Promise<void> {
      return change(workspaceId, place, { pollTimes });
    },

    /** It was asked, or has begun to listen, without fault. */
    noteWell(workspaceId: string, place: TriggerPlace): Promise<void> {
      return change(workspaceId, place, { lastAt: new Date().toISOString(), error: null });
    },

    noteFault(workspaceId: string, place: TriggerPlace, message: string): Promise<void> {
      const at = new Date().toISOString();
      return change(workspaceId, place, { error: { message: message.slice(0, longestMessage), at } });
    },

    /**
     * Moves the cursor and begins the execution that what was found starts, both or neither.
     * @param moves number of moves that the cursor had when it was read
     * @returns false when another has moved it meanwhile
     */
    async move(
      workspaceId: string,
      place: TriggerPlace,
      { moves, cursor, execution }: { moves: number; cursor: string; execution: NewExecution | null },
    ): Promise<boolean> {
      await change(workspaceId, place, { lastAt: new Date().toISOString(), error: null });
      return client.withSession((session) =>
        session.withTransaction(async () => {
          const { matchedCount } = await rows.updateOne(
            { _id: idOf(place), moves },
            { $set: { cursor }, $inc: { moves: 1 } },
            { session },
          );
          if (matchedCount === 0) return false;
          if (execution !== null) await executions.create(workspaceId, execution, session);
          return true;
        }),
      );
    },

    /** Keeps what a node that listens remembers. */
    keepCursor(workspaceId: string, place: TriggerPlace, cursor: string): Promise<void> {
      return change(workspaceId, place, { cursor });
    },

    /** Takes a key for an execution; false while another one has it. The first to come keeps it for the window, in seconds. */
    async takeKey(
      workspaceId: string,
      place: TriggerPlace,
      { key, executionId, windowS }: { key: string; executionId: string; windowS: number },
    ): Promise<boolean> {
      const now = Date.now();
      const _id = `${idOf(place)}/${key}`;
      const isFree = { $or: [{ executionId }, { expiresAt: { $lte: new Date(now) } }] };
      const { workflowId } = place;
      try {
        await keys.updateOne(
          { _id, ...isFree },
          { $set: { workspaceId, workflowId, executionId, expiresAt: new Date(now + windowS * 1000) } },
          { upsert: true },
        );
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    async countHeldBack(workspaceId: string, place: TriggerPlace, count: number): Promise<void> {
      await change(workspaceId, place, {});
      await rows.updateOne({ _id: idOf(place) }, { $inc: { heldBack: count } });
    },

    async deleteOf(workspaceId: string, workflowId: string): Promise<void> {
      await rows.deleteMany({ workspaceId, workflowId });
      await keys.deleteMany({ workspaceId, workflowId });
    },
  };
}

function idOf({ workflowId, node }: TriggerPlace): string {
  return `${workflowId}/${node}`;
}

/** Of a trigger that was never asked. */
function freshState({ workflowId, node }: TriggerPlace): TriggerState {
  return { workflowId, node, cursor: '{}', moves: 0, pollTimes: null, lastAt: null, error: null, heldBack: 0 };
}

function toState({ _id, workspaceId: _workspaceId, ...state }: TriggerRow): TriggerState {
  return state;
}
