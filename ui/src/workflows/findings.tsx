import type { WorkflowFinding } from '@leadloom/contracts';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { workflowTexts as texts } from './texts.ts';
import './findings.css';

/** How many things in the document will not work, and which. */
export function Findings({ findings }: { findings: readonly WorkflowFinding[] }) {
  const [isOpen, setIsOpen] = useState(false);
  if (findings.length === 0) return null;
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return (
    <>
      <button
        type="button"
        className={errors > 0 ? 'findings findings-error' : 'findings'}
        onClick={() => setIsOpen(true)}
      >
        <TriangleAlert size={15} aria-hidden />
        {texts.findings(errors, findings.length - errors)}
      </button>
      {isOpen ? (
        <Dialog title={texts.findingsTitle} onClose={() => setIsOpen(false)}>
          <ul className="findings-list">
            {findings.map((finding) => (
              <li key={`${finding.node} ${finding.code} ${finding.message}`}>
                {finding.severity === 'error' ? (
                  <CircleAlert size={16} className="is-error" aria-hidden />
                ) : (
                  <TriangleAlert size={16} aria-hidden />
                )}
                <span>
                  {finding.node ? <b>{finding.node}: </b> : null}
                  {finding.message}
                </span>
              </li>
            ))}
          </ul>
        </Dialog>
      ) : null}
    </>
  );
}
