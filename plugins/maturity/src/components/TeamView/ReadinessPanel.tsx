import { RiSubtractLine } from '@remixicon/react';
import {
  PanelFrame,
  StatusMark,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  AmplifierReadiness,
  ReadinessEvidence,
} from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityTranslation } from '../../translation';
import { ReadinessMark } from '../shared';
import shared from '../shared/shared.module.css';
import styles from './TeamView.module.css';

function Speaks(props: Pick<ReadinessEvidence, 'speaks'>) {
  const { speaks } = props;
  const { t } = useMaturityTranslation();
  switch (speaks) {
    case 'for':
      return <StatusMark tone="positive">{t('team.for')}</StatusMark>;
    case 'against':
      return <StatusMark tone="negative">{t('team.against')}</StatusMark>;
    default:
      return (
        <StatusMark tone="neutral" icon={<RiSubtractLine size="1em" />}>
          {t('team.neither')}
        </StatusMark>
      );
  }
}

/** Whether more generated code would ship, and what speaks for it or against. */
export function ReadinessPanel(props: { of: AmplifierReadiness }) {
  const { verdict, text, evidence } = props.of;
  const { t } = useMaturityTranslation();
  return (
    <PanelFrame
      title={t('constraint.readiness')}
      meta={<ReadinessMark verdict={verdict} />}
    >
      <div className={shared.body}>
        <p className={shared.text}>{text}</p>
        {evidence.length > 0 && (
          <ul className={styles.evidence} aria-label={t('team.evidence')}>
            {evidence.map(({ code, speaks, text: said, n }) => (
              <li key={`${code} ${said}`}>
                <Speaks speaks={speaks} />
                <span>
                  {said}{' '}
                  {n !== undefined && (
                    <span className={shared.below}>
                      {t('shared.n', { n: `${n}` })}
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </PanelFrame>
  );
}
