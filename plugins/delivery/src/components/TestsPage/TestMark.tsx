import { ReactElement } from 'react';
import { RiForbid2Line, RiShuffleLine } from '@remixicon/react';
import { TestState } from '@groundwork/backstage-plugin-delivery-common';
import {
  StatusMark,
  StatusTone,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useDeliveryTranslation } from '../../translation';

/** In the order that one looks at them. */
export const TEST_STATES: readonly TestState[] = [
  'flaky',
  'broken',
  'suspect',
  'quarantined',
  'recovered',
];

const LOOKS: Record<TestState, { tone: StatusTone; icon?: ReactElement }> = {
  suspect: { tone: 'neutral' },
  flaky: { tone: 'warning', icon: <RiShuffleLine size="1em" /> },
  broken: { tone: 'negative' },
  quarantined: { tone: 'neutral', icon: <RiForbid2Line size="1em" /> },
  recovered: { tone: 'positive' },
};

/** What is thought of a test, as icon, word and colour. */
export function TestMark(props: { state: TestState }) {
  const { state } = props;
  const { t } = useDeliveryTranslation();
  return <StatusMark {...LOOKS[state]}>{t(`tests.state.${state}`)}</StatusMark>;
}
