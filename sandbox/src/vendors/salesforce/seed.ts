import { contact } from './objects/contact.ts';
import { lead } from './objects/lead.ts';
import { account } from './objects/account.ts';
import type { Org } from './org.ts';
import { ensureOrgBasics } from './org-basics.ts';
import { createRecord } from './write-record.ts';

interface SeedInput {
  /** How many of the population's people become leads, and how many of those that follow become contacts with their account. */
  readonly leads?: number;
  readonly contacts?: number;
}

/** `{leads: n, contacts: n}`: fills the org from the population, in its order. */
export function seedOrg(org: Org, body: unknown): { leads: number; contacts: number } {
  const { leads = 0, contacts = 0 } = (body ?? {}) as SeedInput;
  const { population } = org.context;
  ensureOrgBasics(org);
  const shared = ({ firstName, lastName, title, email, phone }: (typeof population.people)[number]) => ({
    FirstName: firstName.slice(0, 40),
    LastName: lastName === '' ? '[not provided]' : lastName,
    Title: title,
    ...(email ? { Email: email } : {}),
    ...(phone ? { Phone: phone } : {}),
  });
  const asLeads = population.people.slice(0, leads);
  for (const person of asLeads) {
    const company = population.companyById(person.companyId);
    createRecord(org, org.table(lead), {
      ...shared(person),
      Company: company?.name ?? '[not provided]',
      City: person.city,
    });
  }
  const accounts = new Map<string, string>();
  const asContacts = population.people.slice(leads, leads + contacts);
  for (const person of asContacts) {
    const company = population.companyById(person.companyId);
    if (company && !accounts.has(company.id)) {
      const { Id } = createRecord(org, org.table(account), {
        Name: company.name,
        Website: company.domain,
        NumberOfEmployees: company.employees,
      });
      accounts.set(company.id, Id);
    }
    createRecord(org, org.table(contact), {
      ...shared(person),
      MailingCity: person.city,
      AccountId: accounts.get(person.companyId) ?? null,
    });
  }
  return { leads: asLeads.length, contacts: asContacts.length };
}
