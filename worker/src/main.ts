import { flushCompileCache } from 'node:module';
import { HubError } from '@leadloom/contracts';
import { startTracing } from '@leadloom/engine/tracing';
import { DefaultLogger, type LogLevel, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { readWorkerConfig } from './config.ts';
import { createServices } from './create-services.ts';
import { createWorker } from './create-worker.ts';
import { startHealthServer } from './health-server.ts';

const flushAfterMs = 1_000;

/** The worker process: reads its configuration, works until SIGTERM or SIGINT, lets running segments end, and leaves. */
async function main(): Promise<void> {
  const config = readWorkerConfig(process.env);
  const log = pino({ level: config.LOG_LEVEL, name: 'worker' });
  const levels: Record<LogLevel, 'trace' | 'debug' | 'info' | 'warn' | 'error'> = {
    TRACE: 'trace',
    DEBUG: 'debug',
    INFO: 'info',
    WARN: 'warn',
    ERROR: 'error',
  };
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => log[levels[level]](meta ?? {}, message)),
    telemetryOptions: { logging: { filter: { core: 'WARN', other: 'WARN' }, forward: {} } },
  });
  const tracing = await startTracing({
    service: 'leadloom-worker',
    endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT,
    onFault: (fault) => log.warn({ fault }, 'spans could not be sent'),
  });
  const { services, doorParts, close } = await createServices(config, log);
  const worker = await createWorker(services, doorParts);
  let ready = false;
  const health = await startHealthServer(services, () => ready);
  const end = (signal: NodeJS.Signals) => {
    ready = false;
    log.info({ signal }, 'ending: running segments may finish');
    worker.stop();
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  const running = worker.run();
  ready = true;
  log.info({ port: health.port, startMs: Math.round(performance.now()) }, 'the worker is ready');
  // Else it would be written at the end only, too late for the start that follows a killed process or overlaps this one.
  setTimeout(flushCompileCache, flushAfterMs).unref();
  await running;
  health.close();
  await worker.close();
  await close();
  await tracing.stop();
}

try {
  await main();
  process.exit(0);
} catch (error) {
  const message =
    error instanceof HubError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
