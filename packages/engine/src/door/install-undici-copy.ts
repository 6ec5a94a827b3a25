import type { Dispatcher } from 'undici';
import { doorScopes } from './door-scope.ts';

/** Where undici keeps the dispatcher that all of its copies ask; the one for handlers of every age. */
const everyonesDispatcher = Symbol.for('undici.globalDispatcher.1');
const seen = new WeakSet<object>();

type Dispatch = (this: Dispatcher, ...given: Parameters<Dispatcher['dispatch']>) => boolean;

interface UndiciCopy {
  Agent: { prototype: Dispatcher };
}

/**
 * Lets the dispatchers of another copy of undici ask the door: packages that give their requests an agent of their own would pass it by.
 * What is called out of no scope goes as it went.
 */
export function installDoorInCopy(copy: unknown): void {
  const base = Object.getPrototypeOf((copy as UndiciCopy).Agent.prototype) as Dispatcher;
  if (seen.has(base)) return;
  seen.add(base);
  const outside = Object.getOwnPropertyDescriptor(base, 'dispatch')?.value as Dispatch;
  base.dispatch = function dispatch(this: Dispatcher, options, handler) {
    if (doorScopes.getStore() === undefined) return outside.call(this, options, handler);
    const door = (globalThis as unknown as Record<symbol, Dispatcher>)[everyonesDispatcher];
    if (door === undefined) throw new Error('the door is not installed');
    const origin = options.origin ?? originOf(this);
    return door.dispatch(origin === undefined ? options : { ...options, origin }, handler);
  };
}

/** Clients and pools know the origin that they are for. */
function originOf(dispatcher: Dispatcher): URL | undefined {
  const key = Object.getOwnPropertySymbols(dispatcher).find(({ description }) => description === 'url');
  return key === undefined ? undefined : (dispatcher as unknown as Record<symbol, URL>)[key];
}
