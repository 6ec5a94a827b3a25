import { type Connection, type PageOf, type PageQuery } from '@leadloom/contracts';
import { refuseDuplicate } from '../duplicate-key.ts';
import { findPage } from '../find-page.ts';
import type { SealedSecret } from '../secrets/seal-secret.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';
import { containing } from '../text-search.ts';

interface SecretDocument {
  /** Id of the connection. */
  _id: string;
  workspaceId: string;
  sealed: SealedSecret;
  /** Sealed under `webhookSecretName(connectionId)`: the hub may open this one. */
  webhookSealed?: SealedSecret;
}

/** A connection as it is made: `id` comes from `newId('con')` beforehand, since its secret is sealed to it. */
export type NewConnection = Pick<
  Connection,
  'id' | 'name' | 'credentialType' | 'connector' | 'origins' | 'isSandbox' | 'isOAuth'
> & { sealed: SealedSecret; webhookSealed?: SealedSecret };

export type ConnectionChange = Partial<Pick<Connection, 'name' | 'origins'>> & {
  sealed?: SealedSecret;
  webhookSealed?: SealedSecret;
};

export type ConnectionRepository = ReturnType<typeof connectionRepository>;

/** Connections; their sealed secrets lie in a collection of their own, so that no list or change stream carries them. */
export function connectionRepository({ client, db }: StoreContext) {
  const connections = db.collection<Stored<Connection>>('connections');
  const secrets = db.collection<SecretDocument>('connectionSecrets');
  return {
    async create(workspaceId: string, input: NewConnection): Promise<Connection> {
      const { sealed, webhookSealed, ...rest } = input;
      const now = new Date().toISOString();
      const connection: Connection = {
        ...rest,
        health: { status: 'untested', at: null },
        createdAt: now,
        updatedAt: now,
      };
      const secret: SecretDocument = {
        _id: input.id,
        workspaceId,
        sealed,
        ...(webhookSealed === undefined ? {} : { webhookSealed }),
      };
      await client
        .withSession((session) =>
          session.withTransaction(async () => {
            await secrets.insertOne(secret, { session });
            await connections.insertOne(toStored(workspaceId, connection), { session });
          }),
        )
        .catch(
          refuseDuplicate('conflict', `The id ${input.id} is taken: leave it out, then the connection gets a new one`),
        );
      return connection;
    },
    async get(workspaceId: string, id: string): Promise<Connection | null> {
      const found = await connections.findOne({ _id: id, workspaceId });
      return found && read(found);
    },
    async list(
      workspaceId: string,
      query: PageQuery & { connector?: string; search?: string } = {},
    ): Promise<PageOf<Connection>> {
      const filter = {
        workspaceId,
        ...(query.connector === undefined ? {} : { connector: query.connector }),
        ...(query.search === undefined || query.search === '' ? {} : { name: containing(query.search) }),
      };
      return findPage(connections, { filter, query, direction: 1 }, read);
    },
    /** Changes what is given; new credentials make its health `untested`. Null when there is no such connection. */
    async update(workspaceId: string, id: string, change: ConnectionChange): Promise<Connection | null> {
      const { sealed, webhookSealed, ...rest } = change;
      const secretChange = {
        ...(sealed === undefined ? {} : { sealed }),
        ...(webhookSealed === undefined ? {} : { webhookSealed }),
      };
      const health: Connection['health'] = { status: 'untested', at: null };
      return client.withSession((session) =>
        session.withTransaction(async () => {
          const found = await connections.findOneAndUpdate(
            { _id: id, workspaceId },
            { $set: { ...rest, ...(sealed === undefined ? {} : { health }), updatedAt: new Date().toISOString() } },
            { session, returnDocument: 'after' },
          );
          if (found !== null && Object.keys(secretChange).length > 0)
            await secrets.updateOne({ _id: id, workspaceId }, { $set: secretChange }, { session });
          return found && read(found);
        }),
      );
    },
    async setHealth(workspaceId: string, id: string, health: Connection['health']): Promise<void> {
      await connections.updateOne({ _id: id, workspaceId }, { $set: { health } });
    },
    async delete(workspaceId: string, id: string): Promise<boolean> {
      return client.withSession((session) =>
        session.withTransaction(async () => {
          await secrets.deleteOne({ _id: id, workspaceId }, { session });
          return (await connections.deleteOne({ _id: id, workspaceId }, { session })).deletedCount === 1;
        }),
      );
    },
    /** The sealed credentials, for the worker to open. */
    async getSealed(workspaceId: string, id: string): Promise<SealedSecret | null> {
      return (await secrets.findOne({ _id: id, workspaceId }))?.sealed ?? null;
    },
    /** The sealed webhook signing secret, when it has one. */
    async getWebhookSealed(workspaceId: string, id: string): Promise<SealedSecret | null> {
      return (await secrets.findOne({ _id: id, workspaceId }))?.webhookSealed ?? null;
    },
    /** Replaces the sealed credentials only (a refreshed token): health and `updatedAt` stay. False when they are not `before` any more. */
    async setSealed(workspaceId: string, id: string, sealed: SealedSecret, before: SealedSecret): Promise<boolean> {
      const filter = { _id: id, workspaceId, 'sealed.tag': before.tag };
      return (await secrets.updateOne(filter, { $set: { sealed } })).matchedCount === 1;
    },
    /**
     * Counts a failure of the vendor while its circuit is closed, or when it is that of the call that was let through (`probe`: what
     * `takeProbe` gave). From the `limit`th on the circuit is open, for `openMs` of the count.
     */
    async countFailure(
      workspaceId: string,
      id: string,
      { limit, openMs, probe }: { limit: number; openMs: (failures: number) => number; probe: string | undefined },
    ): Promise<{ circuit: Connection['circuit']; hasOpened: boolean }> {
      const counted = await connections.findOneAndUpdate(
        { _id: id, workspaceId, 'circuit.openUntil': probe ?? { $not: { $gt: new Date().toISOString() } } },
        { $inc: { 'circuit.failures': 1 }, $set: { 'circuit.openUntil': null } },
        { returnDocument: 'after' },
      );
      if (counted === null)
        return { circuit: (await connections.findOne({ _id: id, workspaceId }))?.circuit, hasOpened: false };
      const failures = counted.circuit?.failures ?? 0;
      if (failures < limit) return { circuit: counted.circuit, hasOpened: false };
      const openUntil = new Date(Date.now() + openMs(failures)).toISOString();
      const filter = { _id: id, workspaceId, 'circuit.failures': failures };
      const { modifiedCount } = await connections.updateOne(filter, { $set: { 'circuit.openUntil': openUntil } });
      return { circuit: { failures, openUntil }, hasOpened: modifiedCount === 1 };
    },
    /** Lets one call through a circuit whose time is over, and no other one for `forMs`. Null when another one goes. */
    async takeProbe(workspaceId: string, id: string, openUntil: string, forMs: number): Promise<string | null> {
      const probe = new Date(Date.now() + forMs).toISOString();
      const filter = { _id: id, workspaceId, 'circuit.openUntil': openUntil };
      const { modifiedCount } = await connections.updateOne(filter, { $set: { 'circuit.openUntil': probe } });
      return modifiedCount === 1 ? probe : null;
    },
    async closeCircuit(workspaceId: string, id: string): Promise<void> {
      await connections.updateOne({ _id: id, workspaceId }, { $unset: { circuit: '' } });
    },
    /** Whose connection it is: a vendor's webhook names the connection only. */
    async findWorkspace(id: string): Promise<string | null> {
      return (await connections.findOne({ _id: id }, { projection: { workspaceId: 1 } }))?.workspaceId ?? null;
    },
  };
}

function read(row: Stored<Connection>): Connection {
  return fromStored<Connection>(row);
}
