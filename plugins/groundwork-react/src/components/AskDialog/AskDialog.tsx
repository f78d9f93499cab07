import { ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { useGroundworkTranslation } from '../../translation/useGroundworkTranslation';
import { Notice } from '../Notice';
import styles from './AskDialog.module.css';

/**
 * The properties of an {@link AskDialog}.
 *
 * @public
 */
export interface AskDialogProps {
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
}

/**
 * Says what something does, and asks once more before it is done.
 *
 * @public
 */
export function AskDialog(props: AskDialogProps): JSX.Element {
  const { title, doIt, isDestructive, isReady, isSending, problem } = props;
  const { onConfirm, onClose, children } = props;
  const { t } = useGroundworkTranslation();
  return (
    <Dialog isOpen width={560} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{title}</DialogHeader>
      <DialogBody className={styles.body}>
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
          {t('cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
