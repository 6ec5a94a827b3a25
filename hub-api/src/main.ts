import { flushCompileCache } from 'node:module';
import { HubError } from '@leadloom/contracts';
import { createApp } from './app.ts';
import { type HubConfig, readHubConfig } from './config.ts';
import { seed } from './seed/seed.ts';

const flushAfterMs = 1_000;

const app = await createApp(configuration());
const { config } = app.services;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void app.close().then(() => process.exit(0));
  });
if (config.LEADLOOM_SEED) await seed(app.services);
await app.listen({ host: config.HUB_HOST, port: config.HUB_PORT });
// Else it would be written at the end only, which holds up the restart that needs it.
setTimeout(flushCompileCache, flushAfterMs).unref();

/** Faults go to the terminal as they are: there is no log yet. */
function configuration(): HubConfig {
  try {
    return readHubConfig(process.env);
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(2);
  }
}
