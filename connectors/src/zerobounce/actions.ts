export { verifyEmails } from './verify-emails.ts';
