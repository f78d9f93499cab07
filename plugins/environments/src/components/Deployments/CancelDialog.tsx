import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { Deployment } from '@groundwork/backstage-plugin-environments-common';
import {
  Notice,
  reasonOf,
  useToast,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsTranslation } from '../../translation';
import styles from './Deployments.module.css';

interface CancelProps {
  deployment: Deployment;
  stageTitle: string;
  /** Called when it is being cancelled, or turned out to be another one. */
  onChanged(): void;
  onClose(): void;
}

type CancelState =
  | { status: 'open' }
  | { status: 'sending' }
  | { status: 'failed'; error: Error };

function useCancel({
  deployment,
  stageTitle,
  onChanged,
  onClose,
}: CancelProps) {
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const toast = useToast();
  const [state, setState] = useState<CancelState>({ status: 'open' });
  const { id, version } = deployment;
  const cancel = async () => {
    setState({ status: 'sending' });
    try {
      await api.cancelDeployment(id);
    } catch (reason) {
      setState({ status: 'failed', error: toError(reason) });
      onChanged();
      return;
    }
    toast(t('deployments.cancelDone', { version, stage: stageTitle }));
    onClose();
    onChanged();
  };
  return { state, cancel };
}

/** Asks once more before a deployment is cancelled. */
export function CancelDialog(props: CancelProps) {
  const { deployment, stageTitle, onClose } = props;
  const { version, status } = deployment;
  const { t } = useEnvironmentsTranslation();
  const { state, cancel } = useCancel(props);
  const isWaiting = status === 'waiting_approval';
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t('deployments.cancelTitle', { version, stage: stageTitle })}
      </DialogHeader>
      <DialogBody className={styles.dialog}>
        <p className={styles.text}>
          {t(
            isWaiting
              ? 'deployments.cancelWaiting'
              : 'deployments.cancelDeploying',
          )}
        </p>
        {state.status === 'failed' && (
          <Notice
            title={t('deployments.cancelFailed')}
            advice={reasonOf(state.error)}
          />
        )}
      </DialogBody>
      <DialogFooter className={styles.footer}>
        <Button
          variant="primary"
          destructive
          isPending={state.status === 'sending'}
          onPress={cancel}
        >
          {t(
            isWaiting ? 'deployments.cancelWaitingDo' : 'deployments.cancelDo',
          )}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('deployments.cancelKeep')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
