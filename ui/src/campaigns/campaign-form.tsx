import {
  type Campaign,
  type CampaignInput,
  createCampaign,
  listConnections,
  updateCampaign,
} from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { usePages } from '../api/use-pages.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextAreaField, TextField } from '../parts/field.tsx';
import { Switch } from '../parts/switch.tsx';
import { messageOf, showToast } from '../parts/toasts.ts';
import { useSession } from '../session/use-session.ts';
import { texts as common } from '../texts.ts';
import { CampaignPreview } from './campaign-preview.tsx';
import { Placeholders } from './placeholders.tsx';
import { campaignTexts as texts } from './texts.ts';
import './campaigns.css';

const blank: CampaignInput = {
  name: '',
  connectionId: '',
  fromEmail: '',
  fromName: '',
  subject: '',
  body: '',
  status: 'active',
};

function inputOf(campaign: Campaign | null): CampaignInput {
  if (!campaign) return blank;
  const { name, connectionId, fromEmail, fromName, subject, body, status } = campaign;
  return { name, connectionId, fromEmail, fromName, subject, body, status };
}

/** A campaign's text and sender, with what the message will look like. */
export function CampaignForm({ campaign }: { campaign: Campaign | null }) {
  const { can } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => inputOf(campaign));
  const body = useRef<HTMLTextAreaElement | null>(null);
  const connections = usePages(listConnections, {}, { limit: 200 });
  const senders = (connections.items ?? []).filter(
    ({ connector, id }) => connector === 'sendgrid' || id === draft.connectionId,
  );
  const saving = useMutation({
    mutationFn: () =>
      campaign
        ? call(updateCampaign, { params: { id: campaign.id }, body: draft })
        : call(createCampaign, { body: draft }),
    meta: { showsError: true },
    onSuccess: (saved) => {
      showToast('ok', texts.saved);
      client.setQueryData(['getCampaign', saved.id], saved);
      void client.invalidateQueries({ queryKey: ['listCampaigns'] });
      if (!campaign) void navigate(`/campaigns/${saved.id}`, { replace: true });
    },
  });
  const set = (change: Partial<CampaignInput>) => setDraft((before) => ({ ...before, ...change }));
  const insert = (placeholder: string) => {
    const field = body.current;
    const at = field?.selectionStart ?? draft.body.length;
    set({ body: draft.body.slice(0, at) + placeholder + draft.body.slice(field?.selectionEnd ?? at) });
    field?.focus();
  };
  return (
    <div className="campaign">
      <form
        className="card card-pad stack"
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <TextField
          label={texts.name}
          required
          maxLength={200}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <SelectField
          label={texts.connection}
          hint={senders.length === 0 && !connections.isPending ? texts.noConnection : texts.connectionHint}
          required
          value={draft.connectionId}
          onChange={(event) => set({ connectionId: event.target.value })}
        >
          <option value="">{texts.chooseConnection}</option>
          {senders.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <div className="campaign-pair">
          <TextField
            label={texts.fromName}
            maxLength={200}
            required
            value={draft.fromName}
            onChange={(event) => set({ fromName: event.target.value })}
          />
          <TextField
            label={texts.fromEmail}
            type="email"
            required
            value={draft.fromEmail}
            onChange={(event) => set({ fromEmail: event.target.value })}
          />
        </div>
        <TextField
          label={texts.subject}
          required
          maxLength={300}
          value={draft.subject}
          onChange={(event) => set({ subject: event.target.value })}
        />
        <TextAreaField
          label={texts.body}
          required
          rows={11}
          value={draft.body}
          onChange={(event) => set({ body: event.target.value })}
          onFocus={(event) => {
            body.current = event.target;
          }}
        />
        <Placeholders onInsert={insert} />
        {saving.error ? (
          <p className="field-error" role="alert">
            {messageOf(saving.error)}
          </p>
        ) : null}
        <div className="row">
          <Switch
            label={texts.status[draft.status ?? 'active']}
            isOn={draft.status !== 'paused'}
            isDisabled={!can('campaigns:write')}
            onChange={(isOn) => set({ status: isOn ? 'active' : 'paused' })}
          />
          <span className="grow" />
          {can('campaigns:write') ? (
            <Button type="submit" tone="primary" isBusy={saving.isPending}>
              {campaign ? common.actions.save : common.actions.create}
            </Button>
          ) : null}
        </div>
      </form>
      <CampaignPreview draft={draft} />
    </div>
  );
}
