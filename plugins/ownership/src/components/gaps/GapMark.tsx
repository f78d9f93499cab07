import { GapKind } from '@groundwork/backstage-plugin-ownership-common';
import { StatusMark } from '@groundwork/backstage-plugin-groundwork-react';
import { RiAlertLine } from '@remixicon/react';
import { useOwnershipTranslation } from '../../translation';
import { toneOfGap } from './gapKinds';

/** What is wrong, in a word or two. */
export function GapMark(props: { kind: GapKind }) {
  const { kind } = props;
  const { t } = useOwnershipTranslation();
  const tone = toneOfGap(kind);
  return (
    <StatusMark
      tone={tone}
      icon={tone === 'warning' ? <RiAlertLine size="1em" /> : undefined}
    >
      {t(`gaps.kind.${kind}`)}
    </StatusMark>
  );
}
