import { RiUserLine } from '@remixicon/react';
import { Hop } from '@groundwork/backstage-plugin-delivery-common';
import {
  formatShare,
  Hint,
  StatusMark,
  StatusTone,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useHopName } from '../../hooks/useHopName';
import { useDeliveryTranslation } from '../../translation';

/** From which confidence on numbers count a link. */
const COUNTED = 0.6;

function toneOf({ confidence }: Hop): StatusTone {
  return confidence >= COUNTED ? 'positive' : 'neutral';
}

/** How one is known to lead to the next, and how surely; on what that rests. */
export function HopMark(props: { hop: Hop }) {
  const { hop } = props;
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const hopName = useHopName();
  const name = hop.isCorrected ? t('incidents.corrected') : hopName(hop.class);
  return (
    <Hint text={hop.evidence}>
      <StatusMark
        tone={toneOf(hop)}
        icon={hop.isCorrected ? <RiUserLine size="1em" /> : undefined}
      >
        {`${name} · ${formatShare(hop.confidence, locale)}`}
      </StatusMark>
    </Hint>
  );
}
