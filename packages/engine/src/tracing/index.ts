export { inSpan, recordSpan } from './spans.ts';
export { startTracing } from './start-tracing.ts';
