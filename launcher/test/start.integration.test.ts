import { readdirSync, statSync, writeFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePort, startMongo, startTemporal } from '../../test/servers.ts';
import { Checkout, isRunning } from './checkout.ts';

let checkout: Checkout;
beforeEach(async () => {
  checkout = await Checkout.make();
});
afterEach(() => checkout.remove());

const NAMES = ['mongodb', 'temporal', 'sandbox', 'hub', 'worker'];
const pids = () => checkout.record().services.map((service) => service.identity.pid);

describe('start', () => {
  test('starts everything, shows the login the first time only, and keeps secrets to their owner', async () => {
    const first = await checkout.start();
    expect(
      checkout
        .record()
        .services.map((service) => service.name)
        .sort(),
    ).toEqual([...NAMES].sort());
    expect(first.output()).toContain(`Leadloom is ready: http://127.0.0.1:${checkout.env['HUB_PORT']}`);
    const password = /password {2}(\S+)/.exec(first.output())?.[1];
    expect(password).toMatch(/^\S{20}$/);
    for (const name of readdirSync(join(checkout.dataDir, 'secrets'))) {
      expect(statSync(join(checkout.dataDir, 'secrets', name)).mode & 0o077, name).toBe(0);
    }
    const mongodb = checkout.service('mongodb').address;
    first.child.kill('SIGINT');
    expect(await first.exitCode).toBe(0);

    const again = await checkout.start();
    expect(again.output()).not.toContain('password');
    expect(checkout.service('mongodb').address).not.toBe(mongodb);
  });

  test('hands addresses and secrets to hub and worker, and none to the sandbox', async () => {
    await checkout.start();
    const [hub, worker, sandbox] = await Promise.all(['hub', 'worker', 'sandbox'].map(environmentOf));
    for (const env of [hub, worker]) {
      expect(env).toMatchObject({
        MONGODB_URL: expect.stringMatching(/^mongodb:\/\/leadloom:[0-9a-f]{64}@127\.0\.0\.1:\d+\/leadloom\?/),
        TEMPORAL_ADDRESS: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
        TEMPORAL_NAMESPACE: 'default',
        LEADLOOM_DATA_DIR: checkout.dataDir,
        LEADLOOM_ENCRYPTION_KEY: expect.stringMatching(/^[0-9a-f]{64}$/),
        LEADLOOM_ROLES: 'api,worker',
        SANDBOX_URL: `http://127.0.0.1:${checkout.env['SANDBOX_PORT']}`,
      });
    }
    expect(hub).toMatchObject({
      HUB_OWNER_EMAIL: expect.any(String),
      HUB_API_KEY: expect.any(String),
      LEADLOOM_SEED: '1',
    });
    expect(worker).not.toHaveProperty('HUB_OWNER_PASSWORD');
    expect(Object.keys(sandbox ?? {}).filter((name) => /^(MONGODB|TEMPORAL|HUB|LEADLOOM)_/.test(name))).toEqual([]);
  });

  test('uses the servers that are given and embeds nothing beside them', async () => {
    const [mongodb, temporal] = await Promise.all([startMongo(), startTemporal()]);
    try {
      await checkout.start({ MONGODB_URL: mongodb.address, TEMPORAL_ADDRESS: temporal.address });
      expect(
        checkout
          .record()
          .services.map((service) => service.name)
          .sort(),
      ).toEqual(['hub', 'worker']);
      expect(await environmentOf('hub')).toMatchObject({
        MONGODB_URL: mongodb.address,
        TEMPORAL_ADDRESS: temporal.address,
      });
      expect(await environmentOf('hub')).not.toHaveProperty('SANDBOX_URL');
    } finally {
      await Promise.all([mongodb.stop(), temporal.stop()]);
    }
  });

  test('starts one role alone', async () => {
    const launched = checkout.launch(['start', '--roles', 'worker']);
    await launched.says('ready after');
    expect(
      checkout
        .record()
        .services.map((service) => service.name)
        .sort(),
    ).toEqual(['mongodb', 'sandbox', 'temporal', 'worker']);
  });

  test('refuses a data folder in use, and leaves the other run alone', async () => {
    const first = await checkout.start();
    const second = checkout.launch(['start'], { HUB_PORT: `${await freePort()}`, SANDBOX_PORT: `${await freePort()}` });
    expect(await second.exitCode).toBe(1);
    expect(second.output()).toContain(`in use by another Leadloom (pid ${first.child.pid})`);
    expect(second.output()).toContain('npx leadloom stop');
    expect(pids().every(isRunning)).toBe(true);
  });

  test('names a taken port, its holder and the variable, before anything is started', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(Number(checkout.env['HUB_PORT']), '127.0.0.1', resolve));
    try {
      const launched = checkout.launch(['start']);
      expect(await launched.exitCode).toBe(1);
      expect(launched.output()).toContain(`Port ${checkout.env['HUB_PORT']}, meant for the hub, is taken by`);
      expect(launched.output()).toContain(`(pid ${process.pid})`);
      expect(launched.output()).toContain('HUB_PORT=');
      expect(readdirSync(checkout.dataDir)).toEqual([]);
    } finally {
      holder.close();
    }
  });

  test('a service that fails at start ends the others, with its last lines', async () => {
    writeFileSync(join(checkout.root, 'hub-api', 'src', 'main.ts'), "throw new Error('the hub lacks something');");
    const launched = checkout.launch(['start']);
    await launched.says('Starting hub');
    expect(await launched.exitCode).toBe(1);
    expect(launched.output()).toContain('The hub process ended with code 1 before it was ready');
    expect(launched.output()).toContain('the hub lacks something');
    expect(launched.output()).toContain('hub.log');
    expect(readdirSync(checkout.dataDir)).not.toContain('run.json');
    expect(readdirSync(checkout.dataDir)).not.toContain('lock');
  });

  test('a checkout that lacks a program says which', async () => {
    rmSync(join(checkout.root, 'worker', 'src', 'main.ts'));
    const launched = checkout.launch(['start']);
    expect(await launched.exitCode).toBe(1);
    expect(launched.output()).toContain('This checkout has no worker/src/main.ts');
  });

  test('never makes up a key beside data that another one sealed', async () => {
    const first = await checkout.start();
    first.child.kill('SIGINT');
    await first.exitCode;
    rmSync(join(checkout.dataDir, 'secrets', 'encryption-key'));
    const again = checkout.launch(['start']);
    expect(await again.exitCode).toBe(1);
    expect(again.output()).toContain('encryption-key is missing');
  });
});

describe('while it runs', () => {
  test('a service that dies is started again', async () => {
    const launched = await checkout.start();
    const before = checkout.service('worker');
    process.kill(before.pid, 'SIGKILL');
    await launched.says('worker ended by SIGKILL; it starts again');
    await waitUntil(() => checkout.service('worker').pid !== before.pid);
    await waitUntil(async () => (await fetch(checkout.service('worker').address).catch(() => undefined))?.ok === true);
  });

  test('a service that dies again and again stops everything, with its last lines', async () => {
    const launched = checkout.launch(['start'], { STAND_IN_DIES: 'WORKER_PORT' });
    await launched.says('ready after');
    const running = pids();
    expect(await launched.exitCode).toBe(1);
    expect(launched.output()).toContain('The worker process died 5 times within a minute');
    expect(launched.output()).toContain('I cannot go on');
    expect(running.some(isRunning)).toBe(false);
  });

  test('mongod and Temporal come back on the same address', async () => {
    const launched = await checkout.start();
    for (const name of ['mongodb', 'temporal']) {
      const before = checkout.service(name);
      process.kill(before.pid, 'SIGKILL');
      await launched.says(`${name} ended by SIGKILL`);
      await waitUntil(() => checkout.service(name).pid !== before.pid);
      expect(checkout.service(name).address).toBe(before.address);
    }
    await sleep(1_500);
    expect(pids().every(isRunning)).toBe(true);
  });
});

describe('the end', () => {
  test('Ctrl+C ends everything in order and nothing is left', async () => {
    const launched = await checkout.start();
    const running = pids();
    // The terminal, npm and the first lines may each pass the same Ctrl+C on.
    launched.child.kill('SIGINT');
    launched.child.kill('SIGINT');
    expect(await launched.exitCode).toBe(0);
    const order = [...launched.output().matchAll(/^• (\w+)$/gm)].map((match) => match[1]);
    expect(order).toEqual(['hub', 'worker', 'sandbox', 'temporal', 'mongodb']);
    expect(running.some(isRunning)).toBe(false);
  });

  test('a second Ctrl+C does not wait for a service that will not end', async () => {
    const launched = await checkout.start();
    const running = pids();
    await fetch(`${checkout.service('hub').address}/ignore-sigterm`);
    launched.child.kill('SIGINT');
    await sleep(1_500);
    expect(pids().some(isRunning)).toBe(true);
    launched.child.kill('SIGINT');
    expect(await launched.exitCode).toBe(130);
    await waitUntil(() => !running.some(isRunning));
  });

  test('Ctrl+C during the start leaves nothing behind', async () => {
    const launched = checkout.launch(['start']);
    await launched.says('Getting Temporal');
    await waitUntil(() => checkout.record().services.length > 0);
    launched.child.kill('SIGINT');
    await launched.exitCode;
    expect(readdirSync(checkout.dataDir)).not.toContain('lock');
    expect(launched.output()).not.toContain('ready after');
  });

  test('stop works from elsewhere', async () => {
    const launched = await checkout.start();
    const running = pids();
    const stop = checkout.launch(['stop']);
    expect(await stop.exitCode).toBe(0);
    expect(await launched.exitCode).toBe(0);
    expect(running.some(isRunning)).toBe(false);
  });

  test('stop and the next start end what a killed launcher left, and nothing else', async () => {
    const killed = await checkout.start();
    const left = pids();
    killed.child.kill('SIGKILL');
    await killed.exitCode;
    expect(left.every(isRunning)).toBe(true);
    expect(await checkout.launch(['status']).exitCode).toBe(4);

    const next = await checkout.start();
    expect(next.output()).toContain('Ended what an earlier run left behind: worker, hub');
    // Ended ones keep their pid until the system has taken leave of them.
    await waitUntil(() => !left.some(isRunning));

    const record = checkout.record();
    next.child.kill('SIGKILL');
    await next.exitCode;
    const bystander = { name: 'bystander', address: 'x', identity: { pid: process.pid, startTime: 'another time' } };
    writeFileSync(
      join(checkout.dataDir, 'run.json'),
      JSON.stringify({ ...record, services: [...record.services, bystander] }),
    );
    const stop = checkout.launch(['stop']);
    expect(await stop.exitCode).toBe(0);
    expect(stop.output()).toContain('Ended what was left');
    expect(stop.output()).not.toContain('bystander');
    expect(await checkout.launch(['status']).exitCode).toBe(3);
  });
});

async function environmentOf(name: string): Promise<Record<string, string>> {
  return (await (await fetch(`${checkout.service(name).address}/env`)).json()) as Record<string, string>;
}

async function waitUntil(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await attempt(holds))) await sleep(50);
}

async function attempt(holds: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await holds();
  } catch {
    return false;
  }
}
