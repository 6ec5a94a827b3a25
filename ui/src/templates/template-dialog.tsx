import { createWorkflow, getTemplate, getTemplatePicture } from '@leadloom/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { call } from '../api/call.ts';
import { urlOf } from '../api/url-of.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { PageWait } from '../parts/page-wait.tsx';
import { showToast } from '../parts/toasts.ts';
import { useSession } from '../session/use-session.ts';
import { ReportList } from './report-list.tsx';
import { templateTexts as texts } from './texts.ts';

/** One template: its drawing, what each node needs here, and a way to use it. */
export function TemplateDialog() {
  const { templateName: name = '' } = useParams();
  const { can } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['getTemplate', name],
    queryFn: ({ signal }) => call(getTemplate, { params: { name }, signal }),
  });
  const creation = useMutation({
    mutationFn: (body: Parameters<typeof call<typeof createWorkflow>>[1]['body']) => call(createWorkflow, { body }),
    onSuccess: ({ workflow }) => {
      showToast('ok', texts.made(workflow.name));
      void client.invalidateQueries({ queryKey: ['listWorkflows'] });
      void navigate(`/workflows/${workflow.id}`);
    },
  });
  if (query.error || !query.data) return <PageWait query={query} />;
  const { template, document, nodes } = query.data;
  return (
    <Dialog
      title={template.title}
      width="wide"
      onClose={() => void navigate('/templates')}
      footer={
        can('workflows:write') ? (
          <Button tone="primary" isBusy={creation.isPending} onClick={() => creation.mutate({ document })}>
            {texts.use}
          </Button>
        ) : null
      }
    >
      <div className="stack">
        <p>{template.description}</p>
        <img
          className="template-picture"
          src={urlOf(getTemplatePicture, { params: { name } })}
          alt={texts.picture(template.title)}
        />
        <ReportList nodes={nodes} />
      </div>
    </Dialog>
  );
}
