import { HubError, type NodeProperty, type WorkflowNode } from '@leadloom/contracts';
import { changeParameters, formValues, shownFields } from '@leadloom/graph';
import { useMemo, useState } from 'react';
import { ErrorNotice, Notice } from '../parts/notice.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { CredentialFields } from './credentials/credential-fields.tsx';
import { FieldList } from './field-list.tsx';
import { type ChangeDocument, type FormContext, FormProvider, type FormScene } from './scene.ts';
import { formTexts as texts } from './texts.ts';
import { useNodeDescription } from './use-node-description.ts';
import './node-form.css';

interface NodeFormProps {
  node: WorkflowNode;
  scene: FormScene;
  onChange: ChangeDocument;
  /** Fields that stand with the node's settings, instead of its parameters. */
  part?: 'parameters' | 'settings';
}

/** The form of a node: what its description says of the parameters that are stored, and nothing more. A change of a field changes that field. */
export function NodeForm({ node, scene, onChange, part = 'parameters' }: NodeFormProps) {
  const { data, error, refetch } = useNodeDescription(node.type, node.typeVersion ?? 1);
  const { itemIndex: sceneItem = 0 } = scene;
  const [chosen, setChosen] = useState({ sceneItem, index: sceneItem });
  // An item that is chosen in the data counts more than one that was chosen here before.
  const itemIndex = chosen.sceneItem === sceneItem ? chosen.index : sceneItem;
  const form = useMemo((): FormContext | null => {
    if (data === undefined) return null;
    const formNode = { typeVersion: data.version, description: data.description };
    const given = node.parameters ?? {};
    return {
      node,
      formNode,
      scene,
      renderFields: (level) => <FieldList {...level} />,
      itemIndex,
      setItemIndex: (index) => setChosen({ sceneItem, index }),
      values: formValues(data.description.properties, { node: formNode, given }),
      set: (path, value, label) => {
        const parameters = changeParameters(formNode, given, path, value);
        onChange([{ op: 'changeNode', name: node.name, set: { parameters } }], label);
      },
    };
  }, [data, node, scene, onChange, itemIndex, sceneItem]);
  if (error instanceof HubError && error.code === 'not_found')
    return <Notice title={texts.unknown}>{unknownHint(error, node)}</Notice>;
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (form === null) return <Spinner label={texts.loading} />;
  const { values, formNode } = form;
  const fields = shownFields(formNode.description.properties, { node: formNode, values, root: values }).filter(
    (field) => belongsTo(field) === part,
  );
  return (
    <FormProvider value={form}>
      <div className="node-form">
        {part === 'parameters' ? <CredentialFields onChange={onChange} /> : null}
        <FieldList fields={fields} given={node.parameters ?? {}} values={values} path="" />
        {fields.length === 0 && part === 'parameters' ? <p className="muted">{texts.noFields}</p> : null}
      </div>
    </FormProvider>
  );
}

const belongsTo = ({ isNodeSetting }: NodeProperty) => (isNodeSetting === true ? 'settings' : 'parameters');

function unknownHint(error: HubError, { type, typeVersion = 1 }: WorkflowNode): string {
  const versions = (error.details as { versions?: number[] } | undefined)?.versions;
  return versions === undefined ? texts.unknownType(type) : texts.unknownVersion(type, typeVersion, versions);
}
