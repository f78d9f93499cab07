import { useMemo, useState } from 'react';
import { durationToMilliseconds } from '@backstage/types';
import { NumberField, TextField } from '@backstage/ui';
import {
  BlueprintDetail,
  EnvironmentRequest,
} from '@groundwork/backstage-plugin-environments-common';
import {
  GroupOption,
  GroupPicker,
  useSettled,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  defaultsOf,
  fieldsOf,
  InputForm,
  missingOf,
  unreadableOf,
} from '../../logic/inputs';
import { useEnvironmentsTranslation } from '../../translation';
import { ComponentPicker } from './ComponentPicker';
import { InputFields } from './InputFields';
import { VerdictPanel } from './VerdictPanel';
import styles from './CreatePage.module.css';

const TYPING_PAUSE_MS = 400;
const HOUR_MS = 60 * 60_000;

/** What names of environments are at most. */
const MAX_NAME = 40;

type Changed = (changed: Partial<EnvironmentRequest>) => void;

/** Whoever is of another team than the component's has it under their own. */
function OwnerField(props: { onChange: Changed }) {
  const { t } = useEnvironmentsTranslation();
  const [owner, setOwner] = useState<GroupOption>();
  return (
    <GroupPicker
      label={t('create.owner')}
      placeholder={t('create.ownerDefault')}
      value={owner}
      onChange={chosen => {
        setOwner(chosen);
        props.onChange({ owner: chosen?.id });
      }}
    />
  );
}

function AboutFields(props: {
  blueprint: BlueprintDetail;
  request: EnvironmentRequest;
  first: string | undefined;
  onChange: Changed;
}) {
  const { blueprint, request, first, onChange } = props;
  const { t } = useEnvironmentsTranslation();
  const { maxTtl } = blueprint.definition.policy;
  const maxHours =
    maxTtl && Math.floor(durationToMilliseconds(maxTtl) / HOUR_MS);
  return (
    <>
      <ComponentPicker
        first={first}
        onChange={component => onChange({ component })}
      />
      <OwnerField onChange={onChange} />
      {blueprint.usesSource && (
        <TextField
          label={t('create.ref')}
          description={t('create.refHint')}
          value={request.ref ?? ''}
          onChange={ref => onChange({ ref: ref.trim() || undefined })}
        />
      )}
      <TextField
        label={t('create.name')}
        description={t('create.nameHint')}
        maxLength={MAX_NAME}
        value={request.name ?? ''}
        onChange={name => onChange({ name: name.trim() || undefined })}
      />
      <NumberField
        label={t('create.hours')}
        description={
          maxHours === undefined
            ? t('create.hoursHint')
            : t('create.hoursHintMax', { max: `${maxHours}` })
        }
        minValue={1}
        maxValue={maxHours}
        value={request.ttlHours ?? NaN}
        onChange={hours =>
          onChange({ ttlHours: Number.isNaN(hours) ? undefined : hours })
        }
      />
    </>
  );
}

/** What somebody wants, and beside it what would come of it. */
export function CreateForm(props: {
  blueprint: BlueprintDetail;
  component: string | undefined;
}) {
  const { blueprint, component } = props;
  const { t } = useEnvironmentsTranslation();
  const schema = blueprint.definition.inputs;
  const fields = fieldsOf(schema);
  const [request, setRequest] = useState<EnvironmentRequest>(() => ({
    blueprintId: blueprint.id,
    component,
  }));
  const [form, setForm] = useState<InputForm>(() => ({
    inputs: defaultsOf(schema),
    unreadable: [],
  }));
  const change: Changed = changed =>
    setRequest(before => ({ ...before, ...changed }));
  const { inputs } = form;
  const whole = useMemo(() => ({ ...request, inputs }), [request, inputs]);
  const settled = useSettled(whole, TYPING_PAUSE_MS);
  return (
    <div className={styles.columns}>
      <div className={styles.form} role="group" aria-label={blueprint.title}>
        <h3 className={styles.heading}>{blueprint.title}</h3>
        {blueprint.description && (
          <p className={styles.text}>{blueprint.description}</p>
        )}
        <AboutFields
          blueprint={blueprint}
          request={request}
          first={component}
          onChange={change}
        />
        {fields.length > 0 && (
          <h4 className={styles.heading}>{t('create.inputs')}</h4>
        )}
        <InputFields fields={fields} form={form} onChange={setForm} />
      </div>
      <VerdictPanel
        request={settled}
        isSettled={settled === whole}
        isComplete={missingOf(fields, settled.inputs).length === 0}
        unreadable={unreadableOf(fields, form)}
      />
    </div>
  );
}
