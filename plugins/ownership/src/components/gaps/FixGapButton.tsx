import { useState } from 'react';
import { Button } from '@backstage/ui';
import { Gap } from '@groundwork/backstage-plugin-ownership-common';
import { useOwnershipTranslation } from '../../translation';
import { FixGapDialog } from './FixGapDialog';

/** Opens the way to close a gap. */
export function FixGapButton(props: { gap: Gap }) {
  const { gap } = props;
  const { t } = useOwnershipTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="tertiary"
        size="small"
        aria-label={t('gaps.fixLabel', {
          kind: t(`gaps.kind.${gap.kind}`),
          entity: gap.entity.title,
        })}
        onPress={() => setOpen(true)}
      >
        {t('gaps.fix')}
      </Button>
      {isOpen && <FixGapDialog gap={gap} onClose={() => setOpen(false)} />}
    </>
  );
}
