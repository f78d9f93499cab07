import { ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { Notice } from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryTranslation } from '../../translation';
import styles from './shared.module.css';

/** Says what something does, and asks once more before it is done. */
export function AskDialog(props: {
  title: string;
  /** What the button says that does it. */
  doIt: string;
  isDestructive?: boolean;
  /** Whether everything that is needed is there. */
  isReady: boolean;
  isSending: boolean;
  /** Why it was not done. */
  problem?: { title: string; advice: string };
  onConfirm(): void;
  onClose(): void;
  children: ReactNode;
}) {
  const { title, doIt, isDestructive, isReady, isSending, problem } = props;
  const { onConfirm, onClose, children } = props;
  const { t } = useDeliveryTranslation();
  return (
    <Dialog isOpen width={560} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody className={styles.dialog}>
        {children}
        {problem && <Notice {...problem} />}
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
