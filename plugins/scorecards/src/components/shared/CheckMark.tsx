import { ReactElement } from 'react';
import { RiSubtractLine } from '@remixicon/react';
import {
  StatusMark,
  StatusTone,
} from '@groundwork/backstage-plugin-groundwork-react';
import { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsTranslation } from '../../translation';

/** How a status looks, wherever it is shown. */
export const STATUS_TONES: Record<CheckStatus, StatusTone> = {
  pass: 'positive',
  fail: 'negative',
  unknown: 'neutral',
  stale: 'warning',
  exempt: 'neutral',
};

const ICONS: Partial<Record<CheckStatus, ReactElement>> = {
  exempt: <RiSubtractLine size="1em" />,
};

/** What a check says, as icon, word and colour. */
export function CheckMark(props: { status: CheckStatus }) {
  const { status } = props;
  const { t } = useScorecardsTranslation();
  return (
    <StatusMark tone={STATUS_TONES[status]} icon={ICONS[status]}>
      {t(`shared.status.${status}`)}
    </StatusMark>
  );
}
