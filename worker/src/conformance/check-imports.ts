import { WorkflowDocument } from '@leadloom/contracts';
import { normaliseDocument } from '@leadloom/graph';
import { Value } from 'typebox/value';
import type { ConformanceEngine } from './conformance-engine.ts';
import type { Corpus } from './corpus.ts';
import { type Collecting, type Group, collect } from './group.ts';
import { langchain } from './install-langchain.ts';
import { withTestOnlyNodes } from './test-only-nodes.ts';

const testPackages = ['n8n-nodes-testing', 'test'];

/** Imports every document as the hub does, and looks whether its node types are here, in their versions. */
export function checkImports(engine: ConformanceEngine, { fixtures, templates }: Corpus): Group[] {
  const documents = collect('Imports: documents', 1);
  const usedBy = new Map<string, string>();
  for (const { file, document } of [...fixtures, ...templates]) {
    const imported = normaliseDocument(document);
    const [fault] = Value.Errors(WorkflowDocument, imported);
    documents.add(`import of ${file}`, fault === undefined ? null : `${fault.instancePath}: ${fault.message}`);
    for (const { type, typeVersion } of imported.nodes) {
      const name = typeVersion === undefined ? type : `${type} ${typeVersion}`;
      if (!usedBy.has(name)) usedBy.set(name, file);
    }
  }
  const others = collect('Imports: node types of other packages', 0);
  const byPackage: Record<string, Collecting> = {
    'n8n-nodes-base': collect('Imports: node types of n8n-nodes-base, in each version used', 1),
    [langchain]: collect(`Imports: node types of ${langchain}, in each version used`, 1),
  };
  const catalogue = withTestOnlyNodes(engine.catalogue);
  for (const [name, file] of [...usedBy].sort(([one], [other]) => one.localeCompare(other, 'en'))) {
    const [type = '', version] = name.split(' ');
    const room = type.slice(0, type.lastIndexOf('.'));
    if (!testPackages.includes(room))
      (byPackage[room] ?? others).add(
        name,
        isThere(catalogue, type, version) ? null : `not installed; used by ${file}`,
      );
  }
  return [documents, ...Object.values(byPackage), others].map((collecting) => collecting.done());
}

function isThere(catalogue: ConformanceEngine['catalogue'], type: string, version: string | undefined): boolean {
  try {
    const found: unknown = catalogue.getByNameAndVersion(type, version === undefined ? undefined : Number(version));
    return found !== undefined;
  } catch {
    // n8n throws where the type is there and the version is not.
    return false;
  }
}
