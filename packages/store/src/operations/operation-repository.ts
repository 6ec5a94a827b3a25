import {
  HubError,
  type Operation,
  type OperationKind,
  type OperationResult,
  type OperationStatus,
  type PageOf,
  type PageQuery,
} from '@leadloom/contracts';
import { isDuplicateKey } from '../duplicate-key.ts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';

type OperationRow = Omit<Operation, 'results'>;

interface OperationInternals {
  /** SHA-256 of the request's body, in hex. */
  bodyHash: string;
  /** The request as it was validated. */
  request: unknown;
  /** Number of the step that comes next, from 0. */
  step: number;
  /** What the steps hand on to each other: a vendor's cursor, what is left to do. */
  state: unknown;
  /** Sorts by the time it was made: the id is derived from a key and does not. */
  order: string;
}

type OperationDocument = Stored<OperationRow> & OperationInternals;

/** Results of one step. */
interface ResultDocument {
  /** `<operation>/<step>` */
  _id: string;
  workspaceId: string;
  operationId: string;
  step: number;
  results: OperationResult[];
}

/** An operation as the worker sees it. */
export type OperationWork = OperationRow & Omit<OperationInternals, 'order'>;

export interface NewOperation {
  /** Derived from the workspace and the idempotency key. */
  id: string;
  kind: OperationKind;
  bodyHash: string;
  request: unknown;
  total: number;
}

export interface OperationStep {
  /** The step that was done; the commit applies only if it is the next one. */
  step: number;
  results: readonly OperationResult[];
  /** Items done in all, and of how many. */
  progress: Operation['progress'];
  state?: unknown;
}

export type OperationRepository = ReturnType<typeof operationRepository>;

export function operationRepository({ client, db }: StoreContext) {
  const operations = db.collection<OperationDocument>('operations');
  const results = db.collection<ResultDocument>('operationResults');
  const hidden = { bodyHash: 0, request: 0, step: 0, state: 0 };
  const read = ({ order: _order, ...row }: OperationDocument): OperationRow => fromStored<OperationRow>(row);
  const findRow = (workspaceId: string, id: string) =>
    operations.findOne({ _id: id, workspaceId }, { projection: hidden });

  return {
    /**
     * Makes the operation, or finds it when the same request came before.
     * @throws HubError `conflict` when its key was used with another body.
     */
    async createIfAbsent(
      workspaceId: string,
      input: NewOperation,
    ): Promise<{ created: boolean; operation: Operation }> {
      const { bodyHash, request, total, ...rest } = input;
      const row: OperationRow = {
        ...rest,
        status: 'running',
        progress: { done: 0, total },
        createdAt: new Date().toISOString(),
        finishedAt: null,
      };
      try {
        await operations.insertOne({
          ...toStored(workspaceId, row),
          bodyHash,
          request,
          step: 0,
          state: null,
          order: newId('o'),
        });
        return { created: true, operation: row };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const found = await operations.findOne({ _id: input.id, workspaceId });
      if (found === null || found.bodyHash !== bodyHash || found.kind !== input.kind)
        throw new HubError(
          'conflict',
          'This Idempotency-Key was used with another request: send a new key with a new request',
          {
            details: { header: 'Idempotency-Key' },
          },
        );
      return { created: false, operation: (await this.get(workspaceId, input.id)) ?? row };
    },
    /** With its results once it is done. */
    async get(workspaceId: string, id: string): Promise<Operation | null> {
      const row = await findRow(workspaceId, id);
      if (row === null) return null;
      if (row.status !== 'done') return read(row);
      const chunks = await results.find({ workspaceId, operationId: id }).sort({ step: 1 }).toArray();
      return { ...read(row), results: chunks.flatMap((chunk) => chunk.results) };
    },
    /** With request, next step and state, for the worker. */
    async getWork(workspaceId: string, id: string): Promise<OperationWork | null> {
      const row = await operations.findOne({ _id: id, workspaceId });
      return row && (read(row) as OperationWork);
    },
    /** The results so far, in the order of the steps. */
    async getResults(workspaceId: string, id: string): Promise<OperationResult[]> {
      const chunks = await results.find({ workspaceId, operationId: id }).sort({ step: 1 }).toArray();
      return chunks.flatMap((chunk) => chunk.results);
    },
    /** Results, progress and state of one step together, once: false when the step was committed before. */
    async commitStep(workspaceId: string, id: string, input: OperationStep): Promise<boolean> {
      const { step, progress, state = null } = input;
      return client.withSession((session) =>
        session.withTransaction(async () => {
          const { modifiedCount } = await operations.updateOne(
            { _id: id, workspaceId, step },
            { $set: { step: step + 1, progress, state, status: 'running' } },
            { session },
          );
          if (modifiedCount === 0) return false;
          if (input.results.length > 0)
            await results.insertOne(
              { _id: `${id}/${step}`, workspaceId, operationId: id, step, results: [...input.results] },
              { session },
            );
          return true;
        }),
      );
    },
    /** Sets it aside until a person decides; `error` tells what is to be decided. */
    async park(workspaceId: string, id: string, error: { code: string; message: string }): Promise<void> {
      await operations.updateOne(
        { _id: id, workspaceId, status: { $in: ['running', 'needs_decision'] } },
        { $set: { status: 'needs_decision', error } },
      );
    },
    /** Takes it up again after the decision. */
    async resume(workspaceId: string, id: string): Promise<void> {
      await operations.updateOne(
        { _id: id, workspaceId, status: { $in: ['running', 'needs_decision'] } },
        { $set: { status: 'running' }, $unset: { error: '' } },
      );
    },
    /** Ends it; an operation that has ended stays as it is. */
    async finish(
      workspaceId: string,
      id: string,
      end: { status: 'done' } | { status: 'failed'; error: { code: string; message: string } },
    ): Promise<void> {
      await operations.updateOne(
        { _id: id, workspaceId, status: { $in: ['running', 'needs_decision'] } },
        { $set: { ...end, finishedAt: new Date().toISOString() } },
      );
    },
    /** Takes one that failed up again where it failed; the operation as it is now. */
    async reopen(workspaceId: string, id: string): Promise<Operation> {
      const filter = { _id: id, workspaceId, status: 'failed' as const };
      await operations.updateOne(filter, { $set: { status: 'running', finishedAt: null }, $unset: { error: '' } });
      const operation = await this.get(workspaceId, id);
      if (operation === null) throw new HubError('not_found', `There is no operation ${id}`);
      return operation;
    },
    /** Newest first, without results. */
    async list(
      workspaceId: string,
      query: PageQuery & { kind?: OperationKind; status?: OperationStatus } = {},
    ): Promise<PageOf<Operation>> {
      const filter = {
        workspaceId,
        ...(query.kind === undefined ? {} : { kind: query.kind }),
        ...(query.status === undefined ? {} : { status: query.status }),
      };
      return findPage(operations, { filter, query, key: 'order', projection: hidden }, read);
    },
  };
}
