export type {
  DoorAnswer,
  DoorConnection,
  DoorScope,
  JournalRecord,
  JournalStore,
  Limiter,
  LimiterRequest,
  Safety,
} from './door-scope.ts';
export { createSsrfGuard } from './ssrf-guard.ts';
export { withDoor } from './with-door.ts';
