import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  CheckResult,
  EntityScorecard,
  ScoredEntity,
} from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsTranslation } from '../../translation';
import { WaiverDialog } from './WaiverDialog';

/** Opens the dialog in which a waiver is asked for. */
export function AskWaiverButton(props: {
  entity: ScoredEntity;
  scorecard: EntityScorecard;
  check: CheckResult;
  onAsked(): void;
}) {
  const { check, onAsked } = props;
  const { t } = useScorecardsTranslation();
  const [isOpen, setOpen] = useState(false);
  const [hasChanged, setChanged] = useState(false);
  const close = () => {
    setOpen(false);
    if (hasChanged) {
      // Only now: with what is behind the dialog, its answer would go, too.
      setChanged(false);
      onAsked();
    }
  };
  return (
    <>
      <Button
        variant="tertiary"
        size="small"
        aria-label={t('waivers.askLabel', { title: check.title })}
        onPress={() => setOpen(true)}
      >
        {t('waivers.ask')}
      </Button>
      {isOpen && (
        <WaiverDialog
          {...props}
          onChanged={() => setChanged(true)}
          onClose={close}
        />
      )}
    </>
  );
}
