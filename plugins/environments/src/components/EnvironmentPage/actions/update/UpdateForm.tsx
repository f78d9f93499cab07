import { useMemo, useState } from 'react';
import { Button, DialogBody, DialogFooter, TextField } from '@backstage/ui';
import { BlueprintDetail } from '@groundwork/backstage-plugin-environments-common';
import {
  Notice,
  reasonOf,
  useSettled,
} from '@groundwork/backstage-plugin-groundwork-react';
import { changeLines, updateCommand } from '../../../../logic/change';
import {
  defaultsOf,
  fieldsOf,
  InputForm,
  missingOf,
  unreadableOf,
} from '../../../../logic/inputs';
import { useEnvironmentsTranslation } from '../../../../translation';
import { Incomplete } from '../../../CreatePage/Incomplete';
import { InputFields } from '../../../CreatePage/InputFields';
import { ActionProps } from '../types';
import { useCommand } from '../useCommand';
import { ChangeView } from './ChangeView';
import { usePlannedChange } from './usePlannedChange';
import styles from '../../EnvironmentPage.module.css';

const TYPING_PAUSE_MS = 400;

/** What is asked for, and how it compares to what there is. */
function useWanted(
  { environment }: ActionProps,
  blueprint: BlueprintDetail | undefined,
) {
  const { desired } = environment;
  const schema = blueprint?.definition.inputs ?? {};
  const fields = fieldsOf(schema);
  const [form, setForm] = useState<InputForm>(() => ({
    inputs: { ...defaultsOf(schema), ...desired.inputs },
    unreadable: [],
  }));
  const [ref, setRef] = useState('');
  const { inputs } = form;
  const wanted = useMemo(() => ({ inputs, ref }), [inputs, ref]);
  const unreadable = unreadableOf(fields, form);
  const settled = useSettled(wanted, TYPING_PAUSE_MS);
  const lines = changeLines(environment, settled, {
    fields,
    version: blueprint?.version ?? desired.blueprintVersion,
  });
  const isComplete =
    unreadable.length === 0 && missingOf(fields, settled.inputs).length === 0;
  const planned = usePlannedChange(
    environment,
    settled,
    isComplete && lines.length > 0,
  );
  const isDecided =
    planned.status === 'ready' &&
    !planned.isRefreshing &&
    planned.refreshError === undefined;
  return {
    fields,
    form,
    setForm,
    wanted,
    setRef,
    lines,
    isComplete,
    unreadable,
    planned,
    isReady:
      settled === wanted &&
      lines.length > 0 &&
      isComplete &&
      isDecided &&
      planned.value !== undefined &&
      planned.value.decision !== 'denied',
    needsApproval: isDecided && planned.value?.decision === 'needs-approval',
  };
}

function RefField(props: {
  source: NonNullable<ActionProps['environment']['source']>;
  value: string;
  onChange(ref: string): void;
}) {
  const { source, value, onChange } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <TextField
      label={t('create.ref')}
      description={t('environment.updateRefHint', {
        ref: source.ref,
        commit: source.commit.slice(0, 8),
      })}
      value={value}
      onChange={ref => onChange(ref.trim())}
    />
  );
}

/** What is to be different, and beside it what would come of that. */
export function UpdateForm(
  props: ActionProps & { blueprint: BlueprintDetail | undefined },
) {
  const { environment, blueprint, onDone, onClose } = props;
  const { source } = environment;
  const { t } = useEnvironmentsTranslation();
  const { state, send } = useCommand(environment.id, onDone);
  const change = useWanted(props, blueprint);
  const { wanted, planned } = change;
  const update = async () => {
    if (planned.status !== 'ready' || !planned.value) {
      return;
    }
    const { digest: planDigest } = planned.value;
    if (await send({ ...updateCommand(environment, wanted), planDigest })) {
      onClose();
    } else {
      // It may have been refused because it would come to something else by now.
      planned.refresh();
    }
  };
  return (
    <>
      <DialogBody className={styles.update}>
        <div className={styles.dialog}>
          {!blueprint && (
            <Notice
              tone="neutral"
              title={t('environment.updateWithdrawn')}
              advice={t('environment.updateWithdrawnAdvice')}
            />
          )}
          {source && (
            <RefField
              source={source}
              value={wanted.ref}
              onChange={change.setRef}
            />
          )}
          <InputFields
            fields={change.fields}
            form={change.form}
            onChange={change.setForm}
          />
        </div>
        <section className={styles.dialog} aria-label={t('environment.change')}>
          <h3 className={styles.heading}>{t('environment.change')}</h3>
          {change.isComplete ? (
            <ChangeView {...change} environment={environment} />
          ) : (
            <p className={styles.text}>
              <Incomplete unreadable={change.unreadable} />
            </p>
          )}
          {state.status === 'failed' && (
            <Notice
              title={t('environment.actionFailed')}
              advice={reasonOf(state.error)}
            />
          )}
        </section>
      </DialogBody>
      <DialogFooter>
        <Button
          variant="primary"
          isDisabled={!change.isReady}
          isPending={state.status === 'sending'}
          onPress={update}
        >
          {change.needsApproval
            ? t('environment.updateAsk')
            : t('environment.updateDo')}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('shared.cancel')}
        </Button>
      </DialogFooter>
    </>
  );
}
