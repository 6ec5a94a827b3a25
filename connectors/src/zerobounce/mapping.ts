import type { EmailStatus } from '@leadloom/contracts';

const bySubStatus: Readonly<Record<string, EmailStatus>> = {
  disposable: 'disposable',
  role_based: 'role',
  role_based_catch_all: 'role',
  role_based_accept_all: 'role',
  possible_trap: 'spam_trap',
};

/**
 * ZeroBounce's status and sub-status as ours. `abuse` and the rest of `do_not_mail` take mail but must not get any: invalid to us.
 * https://www.zerobounce.net/docs/email-validation-api-quickstart/v2-status-codes
 */
export function toEmailStatus(status: string, subStatus: string): EmailStatus {
  switch (status.toLowerCase()) {
    case 'valid':
      return 'valid';
    case 'invalid':
      return 'invalid';
    case 'catch-all':
      return 'catch_all';
    case 'spamtrap':
      return 'spam_trap';
    case 'abuse':
      return 'invalid';
    case 'do_not_mail':
      return bySubStatus[subStatus.toLowerCase()] ?? 'invalid';
    default:
      return 'unknown';
  }
}
