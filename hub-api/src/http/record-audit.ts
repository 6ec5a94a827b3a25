import type { Route } from '@leadloom/contracts';
import type { Call } from './endpoint.ts';

/** Writes who did what to which thing. The target is the id in the path, else the id of what was made. */
export async function recordAudit(call: Call<Route>, action: string, answer: unknown): Promise<void> {
  const { request, params, store } = call;
  const principal = request.principal;
  if (principal === null) return;
  const target = (params as { id?: string }).id ?? idOf(answer);
  await store.audit.add(principal.workspaceId, {
    actor: { kind: principal.kind, id: principal.id, name: principal.name },
    action,
    requestId: request.id,
    address: request.ip,
    ...(target === undefined ? {} : { target }),
  });
}

function idOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { id, executionId } = answer as { id?: unknown; executionId?: unknown };
  if (typeof id === 'string') return id;
  if (typeof executionId === 'string') return executionId;
  // Answers that wrap the thing: `{workflow, document}`, `{apiKey, key}`.
  const [first] = Object.values(answer);
  const inner = (first as { id?: unknown } | null | undefined)?.id;
  return typeof inner === 'string' ? inner : undefined;
}
