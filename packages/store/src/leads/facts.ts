import type { Lead } from '@leadloom/contracts';

/** Facts that leads are filtered by, as tokens. They begin with a character that no word has. */
export const fact = {
  tag: (tag: string) => `\u0001t${tag}`,
  linkedTo: (connector: string) => `\u0001l${connector}`,
  company: (id: string) => `\u0001c${id}`,
  country: (code: string) => `\u0001o${code.toUpperCase()}`,
};

export function factsOf({
  tags,
  links,
  companyId,
  fields,
}: Pick<Lead, 'tags' | 'links' | 'companyId' | 'fields'>): string[] {
  return [
    ...new Set([
      ...tags.map(fact.tag),
      ...links.map((link) => fact.linkedTo(link.connector)),
      ...(companyId === null ? [] : [fact.company(companyId)]),
      ...(fields.country === undefined ? [] : [fact.country(fields.country)]),
    ]),
  ];
}
