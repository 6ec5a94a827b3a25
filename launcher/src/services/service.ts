/** A server process: how it is started, when it counts as ready, how it ends. */
export interface ServiceSpec {
  name: string;
  command: string;
  args: readonly string[];
  cwd: string;
  /** The whole environment of the process. */
  env: NodeJS.ProcessEnv;
  /** Where it answers, as shown to people. */
  address: string;
  /** Resolves once it answers, or rejects if it never will; called after every start. Polls until `signal` aborts. */
  ready(signal: AbortSignal): Promise<void>;
  readyTimeoutMs: number;
  /**
   * The same service at another address. Given where the old process can go on until the new one is ready, so that sources with a fault
   * leave the old one at work.
   */
  successor?(): Promise<ServiceSpec>;
  /** How long it may take to end by itself before it is killed. */
  stopTimeoutMs: number;
}
