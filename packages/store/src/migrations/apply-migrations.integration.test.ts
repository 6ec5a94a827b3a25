import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startMongo, type TestServer } from '../../../../test/servers.ts';
import { openStore } from '../store.ts';
import { applyMigrations } from './apply-migrations.ts';
import type { Migration } from './migration.ts';

let server: TestServer;
let client: MongoClient;
beforeAll(async () => {
  server = await startMongo();
  client = await MongoClient.connect(server.address);
});
afterAll(async () => {
  await client.close();
  await server.stop();
});

function counted(number: number, log: number[]): Migration {
  return {
    number,
    name: `number ${number}`,
    async up() {
      log.push(number);
    },
  };
}

it('applies each once and in order, however many processes start together', async () => {
  const log: number[] = [];
  const migrations = [counted(3, log), counted(1, log), counted(2, log)];
  const results = await Promise.all(
    Array.from({ length: 6 }, () => applyMigrations(client.db('together'), migrations)),
  );
  expect(log).toEqual([1, 2, 3]);
  expect(results.flat()).toEqual([1, 2, 3]);
  expect(await applyMigrations(client.db('together'), [...migrations, counted(4, log)])).toEqual([4]);
});

it('repeats a migration that failed, and frees the lock', async () => {
  let broken = true;
  const migration: Migration = {
    number: 1,
    name: 'fails at first',
    async up() {
      if (broken) throw new Error('out of luck');
    },
  };
  const db = client.db('failing');
  await expect(applyMigrations(db, [migration])).rejects.toThrow('out of luck');
  broken = false;
  expect(await applyMigrations(db, [migration])).toEqual([1]);
});

it('takes over the lock of a process that was killed', async () => {
  const db = client.db('killed');
  const until = new Date(Date.now() - 1);
  await db
    .collection<{ _id: string; owner: string; until: Date }>('locks')
    .insertOne({ _id: 'migrations', owner: 'dead', until });
  expect(await applyMigrations(db, [counted(1, [])])).toEqual([1]);
});

it('refuses two migrations of one number', async () => {
  await expect(applyMigrations(client.db('twice'), [counted(1, []), counted(1, [])])).rejects.toThrow('number 1');
});

it('brings a new database up to date, again and again', async () => {
  const store = await openStore({ url: server.address, dbName: 'whole' });
  expect(await store.migrate()).toContain(2);
  expect(await store.migrate()).toEqual([]);
  await client.db('whole').collection('migrations').deleteMany({});
  expect(await store.migrate()).toContain(2);
  await store.close();
});

it('names the server that does not answer', async () => {
  await expect(openStore({ url: 'mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=300' })).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/127\.0\.0\.1:9 .*MONGODB_URL/),
  });
  const several = 'mongodb://user:secret@127.0.0.1:9,127.0.0.1:19/db?serverSelectionTimeoutMS=300';
  await expect(openStore({ url: several })).rejects.toMatchObject({
    message: expect.stringMatching(/at 127\.0\.0\.1:9,127\.0\.0\.1:19 does/),
  });
});
