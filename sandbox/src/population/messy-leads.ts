import type { Population } from './population.ts';

export function messyLeadsCsv(population: Population, { rows }: { rows: number; isMessy: boolean }): string {
  return population.people
    .slice(0, rows)
    .map((person) => person.id)
    .join('\n');
}
