export type EmailQuality = 'valid' | 'invalid' | 'catch_all' | 'disposable' | 'role' | 'unknown' | 'spamtrap';

export interface Company {
  readonly id: string;
  readonly name: string;
  /** Always under a reserved top-level domain (RFC 2606). */
  readonly domain: string;
  readonly industry: string;
  readonly employees: number;
  readonly country: string;
  readonly city: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA name. */
  readonly timezone: string;
  /** E.164. */
  readonly phone: string;
  readonly catchAll: boolean;
  readonly deadDomain: boolean;
}

export interface Person {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyId: string;
  readonly title: string;
  readonly seniority: string;
  readonly email?: string;
  readonly emailQuality: EmailQuality;
  readonly phone?: string;
  readonly linkedinUrl?: string;
  readonly city: string;
  readonly country: string;
  readonly language: string;
}

export interface Population {
  readonly companies: readonly Company[];
  readonly people: readonly Person[];
  companyById(id: string): Company | undefined;
  /** Case is ignored. */
  companyByDomain(domain: string): Company | undefined;
  personById(id: string): Person | undefined;
  /** Case is ignored; several when one person is held twice. */
  peopleByEmail(email: string): readonly Person[];
  peopleAt(companyId: string): readonly Person[];
}

export function createPopulation(): Population {
  return {
    companies: [],
    people: [],
    companyById: () => undefined,
    companyByDomain: () => undefined,
    personById: () => undefined,
    peopleByEmail: () => [],
    peopleAt: () => [],
  };
}
