import { HubError, type ImportedDocument, WorkflowDocument } from '@leadloom/contracts';
import { normaliseDocument } from '@leadloom/graph';
import { Value } from 'typebox/value';

const shownFaults = 10;

/**
 * A document from elsewhere in today's form.
 * @throws HubError `invalid_input` that says where it is no workflow
 */
export function readImported(given: ImportedDocument): WorkflowDocument {
  return checkedDocument(normaliseDocument(given));
}

/** @throws HubError `invalid_input` that says where it is no workflow */
export function checkedDocument(document: unknown): WorkflowDocument {
  const faults = Value.Errors(WorkflowDocument, document).map(
    ({ instancePath, message }) => `${instancePath}: ${message}`,
  );
  if (faults.length > 0)
    throw new HubError(
      'invalid_input',
      `This is no workflow as n8n exports it: ${faults.slice(0, shownFaults).join('; ')}.`,
      { details: faults.slice(0, shownFaults) },
    );
  return document as WorkflowDocument;
}
