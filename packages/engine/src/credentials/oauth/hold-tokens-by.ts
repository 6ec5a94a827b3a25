import { n8nCore, requireOfCore } from '../../n8n.ts';

/** Runs `work` while nobody else, in this process or another one, renews the token of this connection. */
export type HoldToken = <T>(connectionId: string, work: () => Promise<T>) => Promise<T>;

interface Container {
  get(service: unknown): { setProvider(provider: object): void };
}

/**
 * n8n-core renews tokens under a lock of its own, which holds in one process. Here it is replaced by one that holds in all of them: rotating
 * refresh tokens are taken once, and whoever comes second would lose the account. n8n-core looks at the stored token before it renews it.
 */
export function holdTokensBy(hold: HoldToken): void {
  n8nCore();
  const { Container: container } = requireOfCore('@n8n/di') as { Container: Container };
  const { LockService } = requireOfCore('@n8n/backend-common') as { LockService: unknown };
  container.get(LockService).setProvider({
    withLease: <T>(_namespace: number, connectionId: string, work: (signal: AbortSignal) => Promise<T>) =>
      hold(connectionId, () => work(new AbortController().signal)),
  });
}
