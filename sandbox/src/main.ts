import { readConfig } from './config.ts';
import { startSandbox } from './index.ts';

const sandbox = await startSandbox({ ...readConfig(process.env), isLogging: true });

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void sandbox.close().then(() => process.exit(0));
  });
}
