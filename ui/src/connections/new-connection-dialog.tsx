import { type Connection, type ConnectorInfo, createConnection } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { Dialog } from '../parts/dialog.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { ErrorNotice } from '../parts/notice.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { showToast } from '../parts/toasts.ts';
import { texts as common } from '../texts.ts';
import { credentialData, CredentialFields } from './credential-fields.tsx';
import { connectionTexts as texts } from './texts.ts';
import { useConnectors } from './use-connectors.ts';
import './connections.css';

interface NewConnectionDialogProps {
  /** Where only an account of this kind will do. */
  credentialType?: string;
  onCreated?: (connection: Connection) => void;
  onClose: () => void;
}

export function NewConnectionDialog({ credentialType, onCreated, onClose }: NewConnectionDialogProps) {
  const catalogue = useConnectors();
  const [chosen, setConnector] = useState<ConnectorInfo | null>(null);
  const wanted = catalogue.data?.find((info) => info.credentialTypes.some(({ name }) => name === credentialType));
  const connector = chosen ?? wanted;
  if (connector)
    return (
      <CredentialForm
        connector={connector}
        credentialType={credentialType}
        onCreated={onCreated}
        onBack={wanted === undefined ? () => setConnector(null) : onClose}
        onClose={onClose}
      />
    );
  return (
    <Dialog title={texts.chooseTitle} width="wide" onClose={onClose}>
      {catalogue.error ? <ErrorNotice error={catalogue.error} onRetry={() => void catalogue.refetch()} /> : null}
      {catalogue.isPending ? <Spinner label={common.list.loading} /> : null}
      <div className="connectors">
        {catalogue.data?.map((info) => (
          <button key={info.name} type="button" className="connector" onClick={() => setConnector(info)}>
            <b>{info.title}</b>
            <span className="muted">{info.actions.map((action) => action.title).join(', ')}</span>
          </button>
        ))}
      </div>
    </Dialog>
  );
}

interface CredentialFormProps {
  connector: ConnectorInfo;
  credentialType: string | undefined;
  onCreated: ((connection: Connection) => void) | undefined;
  onBack: () => void;
  onClose: () => void;
}

function CredentialForm({ connector, credentialType, onCreated, onBack, onClose }: CredentialFormProps) {
  const client = useQueryClient();
  const [typeName, setTypeName] = useState(credentialType ?? connector.credentialTypes[0]?.name ?? '');
  const [name, setName] = useState(connector.title);
  const [values, setValues] = useState<Record<string, string>>({});
  const type = connector.credentialTypes.find((other) => other.name === typeName);
  const creation = useMutation({
    mutationFn: () =>
      call(createConnection, {
        body: {
          name: name.trim(),
          credentialType: typeName,
          connector: connector.name,
          data: (type && credentialData(type, values)) ?? {},
        },
      }),
    meta: { showsError: true },
    onSuccess: (connection) => {
      showToast('ok', texts.created(connection.name));
      void client.invalidateQueries({ queryKey: ['listConnections'] });
      onCreated?.(connection);
      onClose();
    },
  });
  return (
    <FormDialog
      title={connector.title}
      submit={common.actions.create}
      isBusy={creation.isPending}
      error={creation.error}
      autoComplete="off"
      back={{ label: texts.back, run: onBack }}
      onSubmit={() => creation.mutate()}
      onClose={onClose}
    >
      <TextField
        label={texts.name}
        hint={texts.nameHint}
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {connector.credentialTypes.length > 1 && credentialType === undefined ? (
        <SelectField label={texts.kind} value={typeName} onChange={(event) => setTypeName(event.target.value)}>
          {connector.credentialTypes.map((other) => (
            <option key={other.name} value={other.name}>
              {other.title}
            </option>
          ))}
        </SelectField>
      ) : null}
      {type ? <CredentialFields type={type} values={values} isChange={false} onChange={setValues} /> : null}
      <a href={connector.docsUrl} target="_blank" rel="noreferrer">
        {texts.docs}
      </a>
    </FormDialog>
  );
}
