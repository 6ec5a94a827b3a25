import { CircleAlert } from 'lucide-react';
import { nodeViewTexts as texts } from './texts.ts';

interface NodeErrorProps {
  error: { message: string; description?: string | undefined; itemIndex?: number | undefined };
}

/** Why a node failed: the message, the item, and what the vendor answered. */
export function NodeError({ error }: NodeErrorProps) {
  return (
    <div className="node-error" role="alert">
      <CircleAlert size={17} aria-hidden />
      <div>
        <b>{error.message}</b>
        {error.itemIndex === undefined ? null : ` ${texts.errorAt(error.itemIndex)}`}
        {error.description ? <p>{error.description}</p> : null}
      </div>
    </div>
  );
}
