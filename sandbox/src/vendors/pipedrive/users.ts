export const COMPANY_ID = 13_470_011;

export interface User {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

/** The people of the company, the same at every start; calls run as the first. */
export const USERS: readonly User[] = [
  { id: 21_500_001, name: 'Sandra Sandbox', email: 'sandra.sandbox@crm.example' },
  { id: 21_500_002, name: 'Noor Haddad', email: 'noor.haddad@crm.example' },
  { id: 21_500_003, name: 'Jonas Lindqvist', email: 'jonas.lindqvist@crm.example' },
];

export const OWN_USER: User = USERS[0]!;
