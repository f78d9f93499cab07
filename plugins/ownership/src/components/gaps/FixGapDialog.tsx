import { useState } from 'react';
import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import { RelativeTime } from '@groundwork/backstage-plugin-groundwork-react';
import { Gap } from '@groundwork/backstage-plugin-ownership-common';
import { useOwnershipTranslation } from '../../translation';
import { isClosedByOwner } from './gapKinds';
import { firstChoice, OwnerChoice } from './OwnerChoice';
import { PatchView } from './PatchView';
import styles from './gaps.module.css';

/** For gaps that another owner closes: first who, then the change. */
function FixByOwner(props: { gap: Gap }) {
  const { gap } = props;
  const { t } = useOwnershipTranslation();
  const [chosen, setChosen] = useState(() => firstChoice(gap.suggestions));
  return (
    <>
      <OwnerChoice
        suggestions={gap.suggestions}
        chosen={chosen}
        onChange={setChosen}
      />
      {chosen.owner ? (
        <PatchView gap={gap} owner={chosen.owner.id} />
      ) : (
        <p className={styles.after}>{t('gaps.dialog.chooseFirst')}</p>
      )}
    </>
  );
}

/** What is wrong, who could take it over, and the change that closes it. */
export function FixGapDialog(props: { gap: Gap; onClose(): void }) {
  const { gap, onClose } = props;
  const { t } = useOwnershipTranslation();
  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      width={680}
      className={styles.dialog}
    >
      <DialogHeader>
        {t('gaps.dialog.title', {
          kind: t(`gaps.kind.${gap.kind}`),
          entity: gap.entity.title,
        })}
      </DialogHeader>
      <DialogBody className={styles.body}>
        <p className={styles.why}>
          {gap.why}{' '}
          <span className={styles.since}>
            {t('gaps.dialog.since')} <RelativeTime value={gap.since} />
          </span>
        </p>
        {isClosedByOwner(gap.kind) ? (
          <FixByOwner gap={gap} />
        ) : (
          <PatchView gap={gap} />
        )}
      </DialogBody>
    </Dialog>
  );
}
