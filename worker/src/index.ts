export { type WorkerConfig, readWorkerConfig } from './config.ts';
