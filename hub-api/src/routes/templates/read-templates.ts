import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { WorkflowDocument } from '@leadloom/contracts';

export interface StoredTemplate {
  name: string;
  title: string;
  description: string;
  categories: string[];
  document: WorkflowDocument;
}

const folder = join(import.meta.dirname, '../../templates');

/** The ready-made workflows that come with the product, by title. */
export async function readTemplates(): Promise<StoredTemplate[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
  const templates = await Promise.all(files.map(readTemplate));
  return templates.sort((a, b) => a.title.localeCompare(b.title, 'en'));
}

async function readTemplate(file: string): Promise<StoredTemplate> {
  const content = JSON.parse(await readFile(join(folder, file), 'utf8')) as Omit<StoredTemplate, 'name'>;
  return { name: basename(file, '.json'), ...content };
}
