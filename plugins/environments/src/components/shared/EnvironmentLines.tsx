import { EnvironmentSummary } from '@groundwork/backstage-plugin-environments-common';
import { ExternalLink } from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';
import { Ends } from './Ends';
import { EnvironmentLink } from './EnvironmentLink';
import { PhaseMark } from './PhaseMark';
import styles from './shared.module.css';

/** A few environments, each with how it is, when it ends and a way to open it. */
export function EnvironmentLines(props: {
  label: string;
  rows: EnvironmentSummary[];
}) {
  const { label, rows } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <ul className={styles.lines} aria-label={label}>
      {rows.map(({ id, name, phase, expiresAt, url }) => (
        <li key={id} className={styles.environment}>
          <EnvironmentLink id={id} name={name} />
          <PhaseMark phase={phase} />
          <span className={styles.ends}>
            <Ends expiresAt={expiresAt} />
          </span>
          {url && (
            <span className={styles.open}>
              <ExternalLink href={url}>
                {t('shared.open')} <span className={styles.hidden}>{name}</span>
              </ExternalLink>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
