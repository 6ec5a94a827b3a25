import { Type, type Static } from 'typebox';
import { LogLevel, OneOf, readConfig } from '@leadloom/contracts';

const WorkerVariables = Type.Object({
  LEADLOOM_DATA_DIR: Type.String({
    minLength: 1,
    default: '.leadloom',
    description: 'data folder of this installation',
  }),
  MONGODB_URL: Type.String({
    pattern: '^mongodb(\\+srv)?://',
    description: 'connection string of MongoDB (a replica set), e.g. mongodb://127.0.0.1:27017',
  }),
  TEMPORAL_ADDRESS: Type.String({ minLength: 3, description: 'host:port of Temporal' }),
  TEMPORAL_NAMESPACE: Type.String({ minLength: 1, default: 'default', description: 'namespace in Temporal' }),
  TEMPORAL_TLS: Type.Boolean({ default: false, description: 'TLS to Temporal; on with TEMPORAL_API_KEY' }),
  TEMPORAL_API_KEY: Type.Optional(Type.String({ description: 'API key of Temporal Cloud' })),
  REDIS_URL: Type.Optional(
    Type.String({ pattern: '^rediss?://', description: 'Redis for the limiter; without it MongoDB does that' }),
  ),
  LEADLOOM_ENCRYPTION_KEY: Type.String({
    pattern: '^[0-9a-fA-F]{64}$',
    description: 'key of the stored credentials: 64 hexadecimal digits',
  }),
  HUB_URL: Type.String({
    pattern: '^https?://',
    default: 'http://127.0.0.1:5680',
    description: 'public address of the hub',
  }),
  SANDBOX_URL: Type.Optional(
    Type.String({ pattern: '^https?://', description: 'address of the sandbox; calls to it are allowed' }),
  ),
  LEADLOOM_ALLOWED_ORIGINS: Type.String({
    default: '',
    description: 'origins in private networks that workflows may call, separated by commas',
  }),
  LEADLOOM_HOST_NODES: Type.Boolean({
    default: false,
    description: 'on lets nodes touch this machine (commands, files, git, ssh)',
  }),
  LEADLOOM_NODES_DIR: Type.Optional(
    Type.String({ description: 'folder of our own n8n nodes, when it is not beside this package' }),
  ),
  VAULT_ADDR: Type.Optional(
    Type.String({ pattern: '^https?://', description: 'HashiCorp Vault for $secrets.vault in credentials' }),
  ),
  VAULT_TOKEN: Type.Optional(Type.String({ minLength: 1, description: 'token for Vault, unless an AppRole is given' })),
  VAULT_ROLE_ID: Type.Optional(Type.String({ minLength: 1, description: 'AppRole of this installation in Vault' })),
  VAULT_SECRET_ID: Type.Optional(Type.String({ minLength: 1, description: 'secret of that AppRole' })),
  VAULT_NAMESPACE: Type.Optional(Type.String({ minLength: 1, description: 'namespace in Vault Enterprise' })),
  VAULT_KV_MOUNT: Type.String({ minLength: 1, default: 'secret', description: 'where the secrets engine is mounted' }),
  VAULT_KV_VERSION: OneOf(['1', '2'], { default: '2', description: 'version of that secrets engine (KV)' }),
  N8N_EXPRESSION_ENGINE: OneOf(['vm', 'legacy'], {
    default: 'vm',
    description: 'vm runs expressions in isolates, legacy in the worker itself',
  }),
  WORKER_HOST: Type.String({ default: '127.0.0.1', description: 'interface of /readyz and /metrics' }),
  WORKER_PORT: Type.Integer({
    minimum: 0,
    maximum: 65_535,
    default: 5681,
    description: 'port of /readyz and /metrics',
  }),
  LOG_LEVEL: LogLevel,
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({ pattern: '^https?://', description: 'receiver of traces (OTLP over HTTP); unset, none are made' }),
  ),
  OTEL_EXPORTER_OTLP_HEADERS: Type.Optional(
    Type.String({ pattern: '^[^=,]+=[^=]', description: 'headers for that receiver, as name=value,name=value' }),
  ),
});
export type WorkerConfig = Static<typeof WorkerVariables>;

/** @throws HubError `invalid_input` that lists every fault of the environment at once. */
export function readWorkerConfig(env: Record<string, string | undefined>): WorkerConfig {
  return readConfig(WorkerVariables, env);
}
