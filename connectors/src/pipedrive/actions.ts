export { findByEmail } from './find-by-email.ts';
export { upsertPeople } from './upsert-people.ts';
