import type { OwnNodeSettings, RetryPolicy, WorkflowNode } from '@leadloom/contracts';
import { NodeForm } from './node-form.tsx';
import type { ChangeDocument, FormScene } from './scene.ts';
import { Setting } from './settings/setting.tsx';
import { RetrySettings } from './settings/retry-settings.tsx';
import { formTexts } from './texts.ts';

const texts = formTexts.settings;

interface NodeSettingsProps {
  node: WorkflowNode;
  scene: FormScene;
  onChange: ChangeDocument;
}

/** What a node does beside its parameters: when it fails, how often it runs, what is noted of it. What is as by default is not stored. */
export function NodeSettings({ node, scene, onChange }: NodeSettingsProps) {
  const stored = node as unknown as Record<string, unknown>;
  const own = (node.leadloom ?? {}) as OwnNodeSettings;
  const isReadOnly = scene.isReadOnly === true;
  const set = (key: string, value: unknown) =>
    onChange(
      [{ op: 'changeNode', name: node.name, ...(value === undefined ? { unset: [key] } : { set: { [key]: value } }) }],
      texts.changed,
    );
  const setOwn = (key: keyof OwnNodeSettings, value: unknown) => {
    const { [key]: _gone, ...others } = own;
    const changed = value === undefined ? others : { ...others, [key]: value };
    set('leadloom', Object.keys(changed).length === 0 ? undefined : changed);
  };
  const flag = (key: string, label: string) => (
    <Setting label={label}>
      {(id) => (
        <input
          id={id}
          type="checkbox"
          className="form-check"
          checked={stored[key] === true}
          disabled={isReadOnly}
          onChange={(event) => set(key, event.target.checked ? true : undefined)}
        />
      )}
    </Setting>
  );
  const number = (key: string, label: string, fallback: number) => (
    <Setting label={label}>
      {(id) => (
        <input
          id={id}
          type="number"
          className="input num"
          min={0}
          value={typeof stored[key] === 'number' ? stored[key] : fallback}
          disabled={isReadOnly}
          onChange={({ target }) => set(key, target.value === '' ? undefined : Number(target.value))}
        />
      )}
    </Setting>
  );
  const ownFlag = (key: 'setsAside' | 'safeToRepeat', label: string, hint: string) => (
    <Setting label={label} hint={hint}>
      {(id) => (
        <input
          id={id}
          type="checkbox"
          className="form-check"
          checked={own[key] === true}
          disabled={isReadOnly}
          onChange={(event) => setOwn(key, event.target.checked ? true : undefined)}
        />
      )}
    </Setting>
  );
  return (
    <div className="node-form">
      <Setting label={texts.onError}>
        {(id) => (
          <select
            id={id}
            className="input"
            value={typeof stored['onError'] === 'string' ? stored['onError'] : 'stopWorkflow'}
            disabled={isReadOnly}
            onChange={({ target }) => set('onError', target.value === 'stopWorkflow' ? undefined : target.value)}
          >
            {Object.entries(texts.onErrors).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        )}
      </Setting>
      {ownFlag('setsAside', texts.setsAside, texts.setsAsideHint)}
      {flag('retryOnFail', texts.retryOnFail)}
      {stored['retryOnFail'] === true ? (
        <>
          {number('maxTries', texts.maxTries, 3)}
          {number('waitBetweenTries', texts.waitBetweenTries, 1000)}
        </>
      ) : null}
      <RetrySettings
        policy={own.retry ?? {}}
        isReadOnly={isReadOnly}
        onChange={(policy: RetryPolicy) => setOwn('retry', Object.keys(policy).length === 0 ? undefined : policy)}
      />
      {ownFlag('safeToRepeat', texts.safeToRepeat, texts.safeToRepeatHint)}
      {flag('alwaysOutputData', texts.alwaysOutputData)}
      {flag('executeOnce', texts.executeOnce)}
      <Setting label={texts.notes}>
        {(id) => (
          <textarea
            id={id}
            className="input"
            rows={3}
            key={node.notes}
            defaultValue={node.notes ?? ''}
            readOnly={isReadOnly}
            onBlur={({ target }) =>
              target.value === (node.notes ?? '')
                ? undefined
                : set('notes', target.value === '' ? undefined : target.value)
            }
          />
        )}
      </Setting>
      {flag('notesInFlow', texts.notesInFlow)}
      <NodeForm node={node} scene={scene} onChange={onChange} part="settings" />
    </div>
  );
}
