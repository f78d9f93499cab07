import { ReactElement } from 'react';
import {
  RiArrowRightUpLine,
  RiQuestionLine,
  RiStackLine,
} from '@remixicon/react';
import {
  StatusMark,
  StatusTone,
} from '@groundwork/backstage-plugin-groundwork-react';
import { AmplifierReadiness } from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityTranslation } from '../../translation';

const LOOKS: Record<
  AmplifierReadiness['verdict'],
  { tone: StatusTone; icon: ReactElement }
> = {
  ships: { tone: 'positive', icon: <RiArrowRightUpLine size="1em" /> },
  'piles-up': { tone: 'warning', icon: <RiStackLine size="1em" /> },
  unclear: { tone: 'neutral', icon: <RiQuestionLine size="1em" /> },
};

/** Whether more generated code would ship, in a word. */
export function ReadinessMark(props: {
  verdict: AmplifierReadiness['verdict'];
}) {
  const { verdict } = props;
  const { t } = useMaturityTranslation();
  const { tone, icon } = LOOKS[verdict];
  return (
    <StatusMark tone={tone} icon={icon}>
      {t(`shared.readiness.${verdict}`)}
    </StatusMark>
  );
}
