import { endListening, getListening, type Listening } from '@leadloom/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { RequestList } from './request-list.tsx';
import { workflowTexts as texts } from './texts.ts';
import './triggers.css';

interface ListenDialogProps {
  workflowId: string;
  begun: Listening;
  onAgain: () => void;
  onHeard: (executionId: string) => void;
  onClose: () => void;
}

const lookAgainMs = 1_000;

/** Listens as long as it is open, two minutes at most. */
export function ListenDialog({ workflowId, begun, onAgain, onHeard, onClose }: ListenDialogProps) {
  const params = { id: workflowId };
  const { data: current = begun } = useQuery({
    queryKey: ['getListening', workflowId, begun.until],
    refetchInterval: lookAgainMs,
    queryFn: ({ signal }) => call(getListening, { params, signal }),
  });
  const { executionId, isOver } = current;
  useEffect(() => {
    if (executionId !== null) onHeard(executionId);
  }, [executionId, onHeard]);
  const close = () => {
    if (!isOver) void call(endListening, { params }).catch(() => undefined);
    onClose();
  };
  return (
    <Dialog
      title={texts.listen}
      onClose={close}
      footer={
        isOver ? (
          <Button tone="primary" onClick={onAgain}>
            {texts.listenAgain}
          </Button>
        ) : (
          <Button onClick={close}>{texts.listenStop}</Button>
        )
      }
    >
      <Addresses listening={current} />
    </Dialog>
  );
}

function Addresses({ listening: { requests, until, isOver } }: { listening: Listening }) {
  return (
    <>
      <p role="status">{isOver ? texts.listenOver : texts.listenHint}</p>
      {isOver ? null : <Left until={until} />}
      <RequestList requests={requests} />
    </>
  );
}

function Left({ until }: { until: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), lookAgainMs);
    return () => clearInterval(timer);
  }, []);
  return <p className="muted">{texts.listenLeft(Math.max(0, Math.round((Date.parse(until) - now) / 1000)))}</p>;
}
