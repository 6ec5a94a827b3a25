import { type Connection, testConnection } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Pencil, PlugZap, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { call } from '../../api/call.ts';
import { EditConnectionDialog } from '../../connections/edit-connection-dialog.tsx';
import { useConnectors } from '../../connections/use-connectors.ts';
import { NewConnectionDialog } from '../../connections/new-connection-dialog.tsx';
import { connectionTexts } from '../../connections/texts.ts';
import { Button } from '../../parts/button.tsx';
import { showToast } from '../../parts/toasts.ts';
import { useSession } from '../../session/use-session.ts';
import { type ChangeDocument, useForm } from '../scene.ts';
import { formTexts } from '../texts.ts';
import { useConnections } from './use-connections.ts';

const texts = formTexts.credentials;

interface CredentialFieldProps {
  type: string;
  label: string;
  isRequired: boolean;
  onChange: ChangeDocument;
}

/** The account of a node: chosen, made, changed and tested where it is needed. Its secret is written and never read. */
export function CredentialField({ type, label, isRequired, onChange }: CredentialFieldProps) {
  const { node, scene } = useForm();
  const { can } = useSession();
  const id = useId();
  const client = useQueryClient();
  const [dialog, setDialog] = useState<'new' | 'edit' | null>(null);
  const connections = useConnections().filter(({ credentialType }) => credentialType === type);
  const chosen = node.credentials?.[type] as { id?: string | null; name?: string } | undefined;
  const connection = connections.find((one) => one.id === chosen?.id);
  const isMadeHere = useConnectors().data?.some(({ credentialTypes }) =>
    credentialTypes.some(({ name }) => name === type),
  );
  const isReadOnly = scene.isReadOnly === true;
  const choose = (next: Pick<Connection, 'id' | 'name'> | undefined) => {
    const { [type]: _gone, ...others } = node.credentials ?? {};
    const credentials = next === undefined ? others : { ...others, [type]: { id: next.id, name: next.name } };
    onChange([{ op: 'changeNode', name: node.name, set: { credentials } }], texts.changed);
  };
  const test = useMutation({
    mutationFn: (one: Connection) => call(testConnection, { params: { id: one.id } }),
    onSuccess: ({ ok, message, latencyMs }, { name }) =>
      ok
        ? showToast('ok', connectionTexts.testOk(name, latencyMs))
        : showToast('bad', connectionTexts.testFailed(name, message)),
    onSettled: () => client.invalidateQueries({ queryKey: ['listConnections'] }),
  });
  return (
    <div className="form-field credential" data-credential={type}>
      <div className="form-label">
        <label htmlFor={id}>{texts.label(label)}</label>
        {connection === undefined ? null : (
          <span className={`credential-health credential-${connection.health.status}`}>
            {connection.health.message}
          </span>
        )}
      </div>
      <span className="row">
        <select
          id={id}
          className="input"
          value={connection?.id ?? ''}
          disabled={isReadOnly}
          onChange={({ target }) => choose(connections.find((one) => one.id === target.value))}
        >
          <option value="">
            {chosen?.name !== undefined && connection === undefined ? texts.unknown(chosen.name) : texts.choose}
          </option>
          {connections.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        {isReadOnly || !can('connections:write') ? null : (
          <>
            {connection === undefined ? null : (
              <>
                <Button icon={PlugZap} isBusy={test.isPending} onClick={() => test.mutate(connection)}>
                  {texts.test}
                </Button>
                <Button
                  tone="quiet"
                  isIconOnly
                  icon={Pencil}
                  aria-label={texts.edit}
                  onClick={() => setDialog('edit')}
                />
              </>
            )}
            {isMadeHere ? (
              <Button icon={Plus} onClick={() => setDialog('new')}>
                {texts.create}
              </Button>
            ) : null}
          </>
        )}
      </span>
      {isRequired && connection === undefined ? <p className="field-error">{texts.missing}</p> : null}
      {isMadeHere === false && connections.length === 0 ? <p className="field-hint">{texts.elsewhere(type)}</p> : null}
      {dialog === 'new' ? (
        <NewConnectionDialog credentialType={type} onCreated={choose} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'edit' && connection !== undefined ? (
        <EditConnectionDialog connection={connection} onClose={() => setDialog(null)} />
      ) : null}
    </div>
  );
}
