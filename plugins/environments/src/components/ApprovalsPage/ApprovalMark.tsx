import { ReactElement } from 'react';
import { RiSubtractLine } from '@remixicon/react';
import { ApprovalRequest } from '@groundwork/backstage-plugin-environments-common';
import {
  StatusMark,
  StatusTone,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';

const OVER = <RiSubtractLine size="1em" />;

const LOOKS: Record<
  ApprovalRequest['status'],
  { tone: StatusTone; icon?: ReactElement }
> = {
  open: { tone: 'warning' },
  approved: { tone: 'positive' },
  rejected: { tone: 'negative' },
  expired: { tone: 'neutral', icon: OVER },
  withdrawn: { tone: 'neutral', icon: OVER },
};

/** How far an approval is, as icon, word and colour. */
export function ApprovalMark(props: { status: ApprovalRequest['status'] }) {
  const { status } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <StatusMark {...LOOKS[status]}>
      {t(`approvals.status.${status}`)}
    </StatusMark>
  );
}
