import { RiSubtractLine } from '@remixicon/react';
import {
  StatusMark,
  StatusTone,
} from '@groundwork/backstage-plugin-groundwork-react';
import { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';
import { useMaturityTranslation } from '../../translation';

const TONES: Record<CheckStatus, StatusTone> = {
  pass: 'positive',
  fail: 'negative',
  unknown: 'neutral',
  stale: 'warning',
  exempt: 'neutral',
};

/** What a check says, as icon, word and colour. */
export function CheckMark(props: { status: CheckStatus }) {
  const { status } = props;
  const { t } = useMaturityTranslation();
  return (
    <StatusMark
      tone={TONES[status]}
      icon={status === 'exempt' ? <RiSubtractLine size="1em" /> : undefined}
    >
      {t(`shared.status.${status}`)}
    </StatusMark>
  );
}
