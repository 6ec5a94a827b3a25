import { OneOf } from './one-of.ts';

/** The variable `LOG_LEVEL` of hub and worker. */
export const LogLevel = OneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
  default: 'info',
  description: 'fatal, error, warn, info, debug, trace or silent',
});
