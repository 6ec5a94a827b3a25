import { HubError, LogLevel, readConfig } from '@leadloom/contracts';
import { type Static, Type } from 'typebox';

const HubVariables = Type.Object({
  HUB_HOST: Type.String({ default: '127.0.0.1', description: 'address that the hub listens on' }),
  HUB_PORT: Type.Integer({ default: 5680, minimum: 0, maximum: 65535, description: 'port of the hub' }),
  HUB_URL: Type.Optional(Type.String({ pattern: '^https?://', description: 'public address of the hub' })),
  HUB_INTERNAL_URL: Type.Optional(
    Type.String({
      pattern: '^https?://',
      description: 'address at which workers reach the hub, when it is not HUB_URL',
    }),
  ),
  HUB_TRUSTED_PROXIES: Type.Optional(
    Type.String({ description: 'addresses of proxies whose X-Forwarded-For is believed, separated by commas' }),
  ),
  HUB_UI_ORIGIN: Type.Optional(
    Type.String({
      pattern: '^http://',
      description: 'development server of the pages, to which page requests are passed on',
    }),
  ),
  HUB_OWNER_EMAIL: Type.Optional(Type.String({ pattern: '^\\S+@\\S+$', description: 'e-mail of the first owner' })),
  HUB_OWNER_PASSWORD: Type.Optional(
    Type.String({ minLength: 10, description: 'password of the first owner, at least 10 characters' }),
  ),
  HUB_API_KEY: Type.Optional(
    Type.String({ minLength: 24, description: 'API key that is made at the first start, at least 24 characters' }),
  ),
  LEADLOOM_SEED: Type.Boolean({ default: false, description: 'make owner, sandbox connections and samples once' }),
  LEADLOOM_ENCRYPTION_KEY: Type.String({
    pattern: '^[0-9a-fA-F]{64}$',
    description: '64 hexadecimal digits that seal the secrets of connections (openssl rand -hex 32)',
  }),
  LEADLOOM_HOST_NODES: Type.Boolean({
    default: false,
    description: 'whether workers let nodes touch their machine: what is saved is checked by it',
  }),
  LEADLOOM_UI_DIR: Type.Optional(Type.String({ description: 'folder of the built pages; ui/dist unless set' })),
  MONGODB_URL: Type.String({ pattern: '^mongodb(\\+srv)?://', description: 'connection string of MongoDB' }),
  TEMPORAL_ADDRESS: Type.String({ description: 'host:port of Temporal' }),
  TEMPORAL_NAMESPACE: Type.String({ default: 'default', description: 'namespace in Temporal' }),
  TEMPORAL_API_KEY: Type.Optional(Type.String({ description: 'API key of Temporal Cloud' })),
  TEMPORAL_TLS: Type.Boolean({ default: false, description: 'connect to Temporal with TLS' }),
  REDIS_URL: Type.Optional(Type.String({ pattern: '^rediss?://', description: 'Redis for the rate limits' })),
  SANDBOX_URL: Type.Optional(Type.String({ pattern: '^https?://', description: 'address of the vendor sandbox' })),
  LOG_LEVEL: LogLevel,
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({ pattern: '^https?://', description: 'receiver of traces (OTLP over HTTP); unset, none are made' }),
  ),
  OTEL_EXPORTER_OTLP_HEADERS: Type.Optional(
    Type.String({ pattern: '^[^=,]+=[^=]', description: 'headers for that receiver, as name=value,name=value' }),
  ),
});

export type HubConfig = Static<typeof HubVariables> & { HUB_URL: string };

const neededBeyondLoopback = ['HUB_URL', 'HUB_OWNER_EMAIL', 'HUB_OWNER_PASSWORD'] as const;

/**
 * The hub's configuration. Defaults that suit a demo hold on loopback only: an address that others can reach demands its public address and
 * the owner's login.
 * @throws HubError `invalid_input` with all faults at once.
 */
export function readHubConfig(env: Record<string, string | undefined>): HubConfig {
  const config = readConfig(HubVariables, env);
  const missing = isLoopback(config.HUB_HOST) ? [] : neededBeyondLoopback.filter((name) => config[name] === undefined);
  if (missing.length > 0)
    throw new HubError(
      'invalid_input',
      `HUB_HOST ${config.HUB_HOST} can be reached by others, so these must be set: ${missing.join(', ')}. Set them, or leave HUB_HOST at 127.0.0.1.`,
      { details: missing },
    );
  return { ...config, HUB_URL: (config.HUB_URL ?? `http://127.0.0.1:${config.HUB_PORT}`).replace(/\/+$/, '') };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
