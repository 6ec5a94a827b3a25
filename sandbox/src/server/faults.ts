/**
 * What goes wrong, on request. Kinds of the server: `status` (answer it instead of handling the request), `delay` (wait, then handle),
 * `drop` (close the connection unheard), `drop-after-accept` (handle, then close without an answer), `truncate` (half of the answer's
 * body), `slow-body` (the second half after `delayMs`). Any other kind is the vendor's own. It applies to the requests that fit method and path: to the nth of them, or every `every`th,
 * or all; at most `times` times.
 */
export interface Fault {
  readonly kind: string;
  readonly method?: string;
  /** Path below the vendor's base URL; `*` stands for anything: `/v3/mail/*`. */
  readonly path?: string;
  readonly nth?: number;
  readonly every?: number;
  readonly times?: number;
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** A string is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly delayMs?: number;
}

interface ArmedFault {
  readonly id: number;
  readonly fault: Fault;
  matched: number;
  used: number;
}

const SERVER_KINDS = ['status', 'delay', 'drop', 'drop-after-accept', 'truncate', 'slow-body'];

/** The faults of one vendor; forgotten at a restart. */
export class Faults {
  #armed: ArmedFault[] = [];
  #lastId = 0;

  arm(fault: Fault): ArmedFault {
    const armed = { id: ++this.#lastId, fault, matched: 0, used: 0 };
    this.#armed.push(armed);
    return armed;
  }

  list(): readonly ArmedFault[] {
    return this.#armed;
  }

  clear(): void {
    this.#armed = [];
  }

  /** The server's faults for a request, each counted. */
  takeForRequest(method: string, path: string): Fault[] {
    return this.#armed
      .filter((armed) => SERVER_KINDS.includes(armed.fault.kind) && fits(armed.fault, method, path) && use(armed))
      .map(({ fault }) => fault);
  }

  take(kind: string): Fault | undefined {
    return this.#armed.find((armed) => armed.fault.kind === kind && use(armed))?.fault;
  }
}

function fits(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false;
  if (fault.path === undefined) return true;
  const pattern = fault.path.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(path);
}

function use(armed: ArmedFault): boolean {
  const { nth, every, times } = armed.fault;
  if (times !== undefined && armed.used >= times) return false;
  armed.matched += 1;
  if (nth !== undefined && armed.matched !== nth) return false;
  if (every !== undefined && armed.matched % every !== 0) return false;
  armed.used += 1;
  return true;
}
