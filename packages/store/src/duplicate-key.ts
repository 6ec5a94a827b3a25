import { type ErrorCode, HubError } from '@leadloom/contracts';
import { MongoServerError } from 'mongodb';

/** Whether a unique index refused the write. */
export function isDuplicateKey(error: unknown): error is MongoServerError {
  return error instanceof MongoServerError && error.code === 11_000;
}

/** For `catch`: what a unique index refused is a fault of the one who asked; anything else is thrown on. */
export function refuseDuplicate(code: ErrorCode, message: string): (error: unknown) => never {
  return (error) => {
    throw isDuplicateKey(error) ? new HubError(code, message) : error;
  };
}
