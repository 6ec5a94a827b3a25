import type { Permission, Role } from '@leadloom/contracts';

/** Who makes a request, in which workspace, with which rights. */
export type Principal = {
  id: string;
  /** E-mail of a user, name of a key: for the audit log. */
  name: string;
  workspaceId: string;
  permissions: readonly Permission[];
} & ({ kind: 'user'; role: Role; sessionHash: string } | { kind: 'api_key' });
