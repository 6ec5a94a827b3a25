import { HubError } from '@leadloom/contracts';

/** `ECONNREFUSED`, `UND_ERR_SOCKET`: words of Node and its packages, never of a vendor's answer. */
const systemCode = /^(E[A-Z]{3,}|EAI_[A-Z]+|UND_ERR_[A-Z_]+|ERR_[A-Z_]+)$/;

/** What an error is, without what it says: our code or the system's where one is in the chain of causes, else its class. */
export function errorTypeOf(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof HubError) return current.code;
    const { code } = current as { code?: unknown };
    if (typeof code === 'string' && systemCode.test(code)) return code;
  }
  return error instanceof Error ? error.constructor.name : typeof error;
}
