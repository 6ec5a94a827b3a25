export type {
  CircuitBreaker,
  DoorConnection,
  DoorScope,
  JournalStore,
  Limiter,
  LimiterRequest,
  OpenScope,
  Safety,
} from './door-scope.ts';
export { createSsrfGuard } from './ssrf-guard.ts';
export { isMapped, mapOrigin } from './origin-map.ts';
export { inScope, interruptScope, openScope, outsideDoor, withDoor } from './with-door.ts';
export { type DoorOutcome, configureDoor } from './door-settings.ts';
export { installDoor } from './install-door.ts';
export { currentUnit } from './current-unit.ts';
export { currentScope, nextMark } from './next-mark.ts';
export { journalNodeRun } from './journal-node-run.ts';
