import { startSandbox } from './index.ts';

const { env } = process;

const sandbox = await startSandbox({
  port: Number(env['SANDBOX_PORT'] ?? 5690),
  host: env['SANDBOX_HOST'] ?? '127.0.0.1',
  latencyMs: Number(env['SANDBOX_LATENCY_MS'] ?? 15),
  isLogging: true,
  ...(env['SANDBOX_DATA_DIR'] ? { dataDir: env['SANDBOX_DATA_DIR'] } : {}),
  ...(env['SANDBOX_URL'] ? { publicUrl: env['SANDBOX_URL'] } : {}),
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
}
