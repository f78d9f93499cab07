import { ReactElement, useId } from 'react';
import { GateVerdict } from '@groundwork/backstage-plugin-environments-common';
import { StatusMark } from '@groundwork/backstage-plugin-groundwork-react';
import { RiSkipForwardLine } from '@remixicon/react';
import { toneOfGate } from '../../../logic/deployments';
import { useEnvironmentsTranslation } from '../../../translation';
import styles from '../Deployments.module.css';

/** Where the icon of the tone would say something else. */
const ICONS: Partial<Record<GateVerdict['verdict'], ReactElement>> = {
  overridden: <RiSkipForwardLine size="1em" />,
};

/** What each gate says, and why. */
export function GateList(props: { gates: GateVerdict[] }) {
  const { t } = useEnvironmentsTranslation();
  const headingId = useId();
  return (
    <div>
      <h3 id={headingId} className={styles.heading}>
        {t('deployments.gates')}
      </h3>
      <ul className={styles.list} aria-labelledby={headingId}>
        {props.gates.map(({ gate, verdict, message }) => (
          <li key={gate} className={styles.gate}>
            <StatusMark tone={toneOfGate(verdict)} icon={ICONS[verdict]}>
              {t(`deployments.gateVerdict.${verdict}`)}
            </StatusMark>
            <div>
              <strong>{t(`deployments.gate.${gate}`)}</strong>
              <p className={styles.text}>{message}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
