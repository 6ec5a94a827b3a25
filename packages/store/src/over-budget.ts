import { MongoServerError } from 'mongodb';

/** Whether a query was ended because it took longer than its `maxTimeMS`. */
export function isOverBudget(error: unknown): boolean {
  return error instanceof MongoServerError && error.codeName === 'MaxTimeMSExpired';
}
