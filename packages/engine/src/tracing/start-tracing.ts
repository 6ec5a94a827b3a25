/** Spans on their way to a receiver. */
export interface Tracing {
  /** Sends what is left, for three seconds at most, and ends. */
  stop(): Promise<void>;
}

interface TracingOptions {
  /** `service.name` of the spans. */
  service: string;
  /** Value of `OTEL_EXPORTER_OTLP_ENDPOINT`; unset, nothing happens and nothing is loaded. */
  endpoint: string | undefined;
  /** Told why spans could not be sent. */
  onFault: (fault: string) => void;
}

/** Sends the spans of this process by OTLP (HTTP with JSON) to `<endpoint>/v1/traces`; the exporter takes headers, time-out and certificates from `OTEL_*`. */
export async function startTracing({ service, endpoint, onFault }: TracingOptions): Promise<Tracing> {
  if (endpoint === undefined) return { stop: () => Promise.resolve() };
  const { startExport } = await import('./start-export.ts');
  return startExport(service, endpoint, onFault);
}
