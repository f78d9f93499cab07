import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import { useLookup } from '../../hooks/useLookup';
import { DEFAULT_EXAMPLES } from '../../lookup/examples';
import { useOwnershipTranslation } from '../../translation';
import { WhoOwns } from '../WhoOwns';
import styles from './WhoOwnsDialog.module.css';

const NOTHING = { text: '' };

/** "Who owns …?" over any page. */
export function WhoOwnsDialogContent(props: {
  examples?: readonly string[];
  onClose(): void;
}) {
  const { examples = DEFAULT_EXAMPLES, onClose } = props;
  const { t } = useOwnershipTranslation();
  const lookup = useLookup(NOTHING);
  return (
    <Dialog
      isOpen
      width={820}
      className={styles.dialog}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>{t('whoOwns.title')}</DialogHeader>
      <DialogBody className={styles.body}>
        <WhoOwns lookup={lookup} examples={examples} hasFocus />
      </DialogBody>
    </Dialog>
  );
}
