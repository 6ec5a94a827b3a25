import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readHubConfig } from '../hub-api/src/config.ts';
import { mongodSettings } from '../launcher/src/services/mongod-settings.ts';
import { readWorkerConfig } from '../worker/src/config.ts';
import { variablesRead } from './environment-variables.ts';
import { rooms } from './rooms.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Service {
  image: string;
  build?: { dockerfile: string; target: string };
  environment?: Record<string, string>;
  healthcheck?: object;
  depends_on?: Record<string, { condition: string }>;
  restart: string;
  deploy?: { replicas: string };
  container_name?: string;
  ports?: string[];
}

const composeText = read('docker-compose.yml');
const compose = parse(composeText, { merge: true }) as { services: Record<string, Service>; volumes: object };
const example = read('.env.example');

/** Passed between our own processes, or for working on Leadloom itself: nobody sets them. */
const INTERNAL = ['MONGODB_PORT', 'MONGODB_USER', 'MONGODB_REPLICA_SET', 'LEADLOOM_TEST_BIN', 'TEST_LOG_LEVEL'];

describe('.env.example', () => {
  const shown = [...example.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1] ?? '');
  const readByCode = variablesRead(root, Object.keys(rooms));
  const readByCompose = interpolations();

  test('explains every variable that the code reads, and no other', () => {
    const explained = new Set(shown);
    expect([...readByCode].filter((name) => !explained.has(name) && !INTERNAL.includes(name))).toEqual([]);
    expect([...readByCompose.keys()].filter((name) => !explained.has(name))).toEqual([]);
    expect(shown.filter((name) => !readByCode.has(name) && !readByCompose.has(name))).toEqual([]);
  });

  test('names each variable once, under its explanation', () => {
    expect(shown).toEqual([...new Set(shown)]);
    const blocks = example.split('\n');
    const unexplained = blocks.filter((line, index) => {
      if (!/^#?[A-Z][A-Z0-9_]+=/.test(line)) return false;
      let above = index - 1;
      while (/^#?[A-Z][A-Z0-9_]+=/.test(blocks[above] ?? '')) above--;
      return !/^# \S/.test(blocks[above] ?? '');
    });
    expect(unexplained).toEqual([]);
  });

  test('leaves open exactly what Compose requires', () => {
    const required = [...readByCompose].filter(([, isRequired]) => isRequired).map(([name]) => name);
    const open = [...example.matchAll(/^([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1] ?? '');
    expect(open.sort()).toEqual(required.sort());
  });
});

describe('docker-compose.yml', () => {
  test('follows the Compose specification', () => {
    const schemas = join(dirname(createRequire(import.meta.url).resolve('dclint/package.json')), 'schemas');
    const { $schema: _, ...schema } = JSON.parse(readFileSync(join(schemas, 'compose.schema.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
    validate(parse(composeText, { merge: true }));
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ services: { 'hub-api': { imagine: 'a' } } })).toBe(false);
  });

  test('has the whole set: hub, scalable workers, MongoDB, Temporal with its own PostgreSQL, Redis', () => {
    expect(Object.keys(compose.services)).toEqual([
      'hub-api',
      'worker',
      'mongodb',
      'mongodb-replica-set',
      'temporal',
      'temporal-postgresql',
      'redis',
    ]);
    expect(compose.services['worker']).not.toHaveProperty('container_name');
    expect(compose.services['worker']).not.toHaveProperty('ports');
    expect(compose.services['worker']?.deploy?.replicas).toBe('${WORKER_REPLICAS:-1}');
  });

  test.each(Object.entries(compose.services))('%s is watched, and waits for what it needs', (name, service) => {
    if (service.restart !== 'on-failure') expect(service.healthcheck, name).toBeDefined();
    expect(service.image.includes(':') || service.build !== undefined, `${name} has a fixed version`).toBe(true);
    for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(Object.keys(compose.services)).toContain(needed);
      expect(condition).toBe(
        compose.services[needed]?.healthcheck === undefined ? 'service_completed_successfully' : 'service_healthy',
      );
    }
  });

  test('runs MongoDB with the settings that the embedded one has', () => {
    expect(composeText.replaceAll(/ \\\n\s+/g, ' ')).toContain(` ${mongodSettings.join(' ')}\n`);
  });

  test('writes no secret down: each comes from .env', () => {
    for (const { environment = {} } of Object.values(compose.services)) {
      for (const [name, value] of Object.entries(environment)) {
        if (/PASSWORD|PWD|_KEY$|AUTH$/.test(name)) expect(value, name).toMatch(/^\$\{[A-Z_]+:[-?].*\}$/);
      }
    }
  });

  test('gives hub and workers a configuration that they accept, and nothing that they do not read', () => {
    const hub = environmentOf('hub-api');
    const worker = environmentOf('worker');
    expect(readHubConfig(hub)).toMatchObject({ HUB_HOST: '0.0.0.0', HUB_PORT: 5680, LEADLOOM_SEED: true });
    expect(readWorkerConfig(worker)).toMatchObject({ TEMPORAL_ADDRESS: 'temporal:7233', LEADLOOM_HOST_NODES: false });
    expect(Object.keys(hub).filter((name) => !variablesRead(root, ['hub-api']).has(name))).toEqual([]);
    expect(Object.keys(worker).filter((name) => !variablesRead(root, ['worker', 'packages']).has(name))).toEqual([]);
  });

  test('builds stages that the Dockerfile has, from every workspace', () => {
    const dockerfile = read('deploy/Dockerfile');
    const stages = [...dockerfile.matchAll(/^FROM \S+ AS (\S+)$/gm)].map((match) => match[1]);
    for (const { build } of Object.values(compose.services)) {
      if (build === undefined) continue;
      expect(build.dockerfile).toBe('deploy/Dockerfile');
      expect(stages).toContain(build.target);
    }
    for (const room of Object.keys(rooms)) expect(dockerfile).toContain(`COPY ${room}/package.json ${room}/`);
  });
});

/** The variables that Compose fills in, and whether it refuses to start without them. */
function interpolations(): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const [, name = '', operator] of composeText.matchAll(/(?<!\$)\$\{([A-Z0-9_]+)(:[-?])?/g)) {
    found.set(name, operator === ':?' || found.get(name) === true);
  }
  return found;
}

/** What a service's process sees when .env holds a value for everything that is required and nothing else. */
function environmentOf(name: string): Record<string, string> {
  const values: Record<string, string> = {
    HUB_URL: 'https://leads.example',
    HUB_OWNER_EMAIL: 'owner@leads.example',
    HUB_OWNER_PASSWORD: 'a long password',
    LEADLOOM_ENCRYPTION_KEY: '0f'.repeat(32),
  };
  return Object.fromEntries(
    Object.entries(compose.services[name]?.environment ?? {}).map(([variable, text]) => [
      variable,
      text.replaceAll(/\$\{([A-Z0-9_]+):([-?])([^}]*)\}/g, (_whole, asked: string, operator: string, rest: string) =>
        operator === '-' ? rest : (values[asked] ?? `a-${asked.toLowerCase()}`),
      ),
    ]),
  );
}
