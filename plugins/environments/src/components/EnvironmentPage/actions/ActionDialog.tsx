import { useState } from 'react';
import { NumberField, TextField } from '@backstage/ui';
import { Moment, useNow } from '@groundwork/backstage-plugin-groundwork-react';
import { extendedEnd } from '../../../logic/extendedEnd';
import { useEnvironmentsTranslation } from '../../../translation';
import { ConfirmDialog } from './ConfirmDialog';
import { UpdateDialog } from './update/UpdateDialog';
import { ActionProps } from './types';
import { Offered, useCommand } from './useCommand';
import styles from '../EnvironmentPage.module.css';

const FIRST_HOURS = 8;

function useDialog({ environment, onDone, onClose }: ActionProps) {
  const { state, send } = useCommand(environment.id, onDone);
  return {
    isSending: state.status === 'sending',
    error: state.status === 'failed' ? state.error : undefined,
    onClose,
    confirm: async (command: Parameters<typeof send>[0]) => {
      if (await send(command)) {
        onClose();
      }
    },
  };
}

function Extend(props: ActionProps) {
  const { name, expiresAt } = props.environment;
  const { t } = useEnvironmentsTranslation();
  const now = useNow();
  const [hours, setHours] = useState(FIRST_HOURS);
  const { confirm, ...dialog } = useDialog(props);
  const isReady = Number.isInteger(hours) && hours > 0;
  const end =
    isReady && expiresAt !== undefined
      ? extendedEnd(expiresAt, hours, now)
      : undefined;
  return (
    <ConfirmDialog
      {...dialog}
      title={t('environment.extendTitle', { name })}
      doIt={t('environment.extendDo', { count: isReady ? hours : 0 })}
      isReady={isReady}
      onConfirm={() => confirm({ action: 'extend', hours })}
    >
      <NumberField
        label={t('environment.extendHours')}
        minValue={1}
        value={hours}
        onChange={setHours}
      />
      {end && (
        <p className={styles.text}>
          {t('environment.extendEnd')} <Moment value={end} />
        </p>
      )}
    </ConfirmDialog>
  );
}

function Redeploy(props: ActionProps) {
  const { name, stage, source } = props.environment;
  const { t } = useEnvironmentsTranslation();
  const { confirm, ...dialog } = useDialog(props);
  return (
    <ConfirmDialog
      {...dialog}
      title={t('environment.redeployTitle', { name })}
      doIt={t('environment.redeployDo')}
      isReady
      onConfirm={() => confirm({ action: 'redeploy' })}
    >
      <p className={styles.text}>
        {source && !stage
          ? t('environment.redeployRef', {
              ref: source.ref,
              commit: source.commit.slice(0, 8),
            })
          : t('environment.redeploySame')}
      </p>
    </ConfirmDialog>
  );
}

function Cancel(props: ActionProps) {
  const { name } = props.environment;
  const { t } = useEnvironmentsTranslation();
  const { confirm, ...dialog } = useDialog(props);
  return (
    <ConfirmDialog
      {...dialog}
      title={t('environment.cancelTitle', { name })}
      doIt={t('environment.cancelDo')}
      isDestructive
      isReady
      onConfirm={() => confirm({ action: 'cancel' })}
    >
      <p className={styles.text}>{t('environment.cancelText')}</p>
    </ConfirmDialog>
  );
}

function Destroy(props: ActionProps) {
  const { name } = props.environment;
  const { t } = useEnvironmentsTranslation();
  const [typed, setTyped] = useState('');
  const { confirm, ...dialog } = useDialog(props);
  return (
    <ConfirmDialog
      {...dialog}
      title={t('environment.destroyTitle', { name })}
      doIt={t('environment.destroyDo')}
      isDestructive
      isReady={typed === name}
      onConfirm={() => confirm({ action: 'destroy', confirmName: typed })}
    >
      <p className={styles.text}>{t('environment.destroyText')}</p>
      <TextField
        label={t('environment.destroyName', { name })}
        autoComplete="off"
        value={typed}
        onChange={setTyped}
      />
    </ConfirmDialog>
  );
}

const DIALOGS = {
  extend: Extend,
  update: UpdateDialog,
  redeploy: Redeploy,
  cancel: Cancel,
  destroy: Destroy,
};

/** What is asked about before it is done. */
export type Asked = keyof typeof DIALOGS;

/** Whether there is something to ask. */
export function isAsked(action: Offered): action is Asked {
  return action in DIALOGS;
}

/** Asks what there is to ask before something is done. */
export function ActionDialog(props: ActionProps & { asked: Asked }) {
  const { asked, ...rest } = props;
  const Content = DIALOGS[asked];
  return <Content {...rest} />;
}
