import { ReactElement } from 'react';
import { RiSubtractLine } from '@remixicon/react';
import {
  StatusMark,
  StatusTone,
} from '@groundwork/backstage-plugin-groundwork-react';
import { WaiverStatus } from '@groundwork/backstage-plugin-scorecards-common';
import { useScorecardsTranslation } from '../../translation';

const OVER = <RiSubtractLine size="1em" />;

const LOOKS: Record<WaiverStatus, { tone: StatusTone; icon?: ReactElement }> = {
  requested: { tone: 'warning' },
  approved: { tone: 'positive' },
  rejected: { tone: 'negative' },
  withdrawn: { tone: 'neutral', icon: OVER },
  revoked: { tone: 'neutral', icon: OVER },
  expired: { tone: 'neutral', icon: OVER },
};

/** How far a waiver is, as icon, word and colour. */
export function WaiverMark(props: { status: WaiverStatus }) {
  const { status } = props;
  const { t } = useScorecardsTranslation();
  return (
    <StatusMark {...LOOKS[status]}>{t(`waivers.status.${status}`)}</StatusMark>
  );
}
