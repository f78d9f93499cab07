import { ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  Notice,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../../translation';
import styles from '../EnvironmentPage.module.css';

/** Asks once more before something is done. */
export function ConfirmDialog(props: {
  title: string;
  /** What the button says that does it. */
  doIt: string;
  isDestructive?: boolean;
  isReady: boolean;
  isSending: boolean;
  error: Error | undefined;
  onConfirm(): void;
  onClose(): void;
  children: ReactNode;
}) {
  const { title, doIt, isDestructive, isReady, isSending, error } = props;
  const { onConfirm, onClose, children } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody className={styles.dialog}>
        {children}
        {error && (
          <Notice
            title={t('environment.actionFailed')}
            advice={reasonOf(error)}
          />
        )}
      </DialogBody>
      <DialogFooter>
        <Button
          variant="primary"
          destructive={isDestructive}
          isDisabled={!isReady}
          isPending={isSending}
          onPress={onConfirm}
        >
          {doIt}
        </Button>
        <Button variant="secondary" onPress={onClose}>
          {t('shared.cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
