export const companyTexts = {
  noun: { one: 'company', other: 'companies' },
  search: 'Search companies by name or domain',
  columns: {
    name: 'Company',
    domain: 'Domain',
    industry: 'Industry',
    employees: 'Employees',
    place: 'Place',
    leads: 'Leads',
  },
  country: 'Country',
  empty: 'No companies yet',
  emptyHint: 'Companies appear by themselves with the leads that work for them.',
} as const;
