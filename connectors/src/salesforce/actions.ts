export { findByEmail } from './find-by-email.ts';
export { getRecord } from './get-record.ts';
export { upsertPeople } from './upsert-people.ts';
