import { MongoClient, MongoServerError, type MongoClientOptions } from 'mongodb';

/**
 * Makes a freshly started mongod usable, or sees that it is: a one-member replica set that takes writes, with one administrator.
 * Run as a process by the launcher for the embedded server; every step may be repeated.
 *
 * 1. found the replica set (MongoDB lets a client from this machine do so while there is no user)
 * 2. make the user, likewise
 * 3. log in as that user; if the server listens on another port than last time, tell the replica set
 * 4. wait until it is primary
 *
 * Environment: MONGODB_PORT, MONGODB_REPLICA_SET, MONGODB_USER, MONGODB_PASSWORD.
 */
async function prepareReplicaSet(): Promise<void> {
  const host = `127.0.0.1:${setting('MONGODB_PORT')}`;
  const replicaSet = setting('MONGODB_REPLICA_SET');
  const auth = { username: setting('MONGODB_USER'), password: setting('MONGODB_PASSWORD') };

  await withAdmin(host, {}, async (admin) => {
    await unless(['AlreadyInitialized', 'Unauthorized'], () =>
      admin.command({ replSetInitiate: { _id: replicaSet, members: [{ _id: 0, host }] } }),
    );
    const hello = await admin.command({ hello: 1 });
    if (hello['hosts']?.includes(host) !== true) return;
    await untilPrimary(admin);
    await unless(['Unauthorized', 'Location51003'], () =>
      admin.command({ createUser: auth.username, pwd: auth.password, roles: [{ role: 'root', db: 'admin' }] }),
    );
  });

  await withAdmin(host, { auth, authSource: 'admin' }, async (admin) => {
    const { config } = await admin.command({ replSetGetConfig: 1 });
    if (config.members[0].host !== host) {
      config.members[0].host = host;
      config.version += 1;
      await admin.command({ replSetReconfig: config, force: true });
    }
    await untilPrimary(admin);
  });
}

type Admin = ReturnType<MongoClient['db']>;

async function withAdmin(
  host: string,
  options: MongoClientOptions,
  work: (admin: Admin) => Promise<void>,
): Promise<void> {
  const client = await MongoClient.connect(`mongodb://${host}/?directConnection=true`, {
    serverSelectionTimeoutMS: 20_000,
    ...options,
  });
  try {
    await work(client.db('admin'));
  } finally {
    await client.close();
  }
}

async function unless(codeNames: readonly string[], work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof MongoServerError) || !codeNames.includes(error.codeName ?? '')) throw error;
  }
}

async function untilPrimary(admin: Admin): Promise<void> {
  while ((await admin.command({ hello: 1 }))['isWritablePrimary'] !== true)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is missing`);
  return value;
}

await prepareReplicaSet();
