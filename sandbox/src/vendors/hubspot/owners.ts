export interface Owner {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly userId: number;
}

/** The people of the portal, the same at every start. */
export const OWNERS: readonly Owner[] = [
  { id: '410100001', email: 'sandra.sandbox@crm.example', firstName: 'Sandra', lastName: 'Sandbox', userId: 5_100_001 },
  { id: '410100002', email: 'noor.haddad@crm.example', firstName: 'Noor', lastName: 'Haddad', userId: 5_100_002 },
  {
    id: '410100003',
    email: 'jonas.lindqvist@crm.example',
    firstName: 'Jonas',
    lastName: 'Lindqvist',
    userId: 5_100_003,
  },
];
