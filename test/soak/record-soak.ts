import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SoakReport, tellSoak } from './soak-report.ts';

/** Its last part is the list of what was reached. */
const page = join(import.meta.dirname, '..', '..', 'docs', 'durability.md');

/** Writes what a run of the kill matrix reached into the documentation. */
export function recordSoak(report: SoakReport): void {
  const day = new Date().toISOString().slice(0, 10);
  appendFileSync(page, `- ${day}, ${tellSoak(report).replaceAll('\n', '; ')}\n`);
}
