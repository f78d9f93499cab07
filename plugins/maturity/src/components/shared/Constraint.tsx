import {
  formatDay,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { MaturityConstraint } from '@groundwork/backstage-plugin-maturity-common';
import { useConstraintTexts } from '../../hooks/useConstraintTexts';
import { useDeliveryLink } from '../../hooks/useDeliveryLink';
import { useMaturityTranslation } from '../../translation';
import { LinkTo } from './LinkTo';
import styles from './shared.module.css';

/** What holds changes up, with what that rests on; the answer of a page. */
export function Constraint(props: { of: MaturityConstraint | undefined }) {
  const { of } = props;
  const { t } = useMaturityTranslation();
  const locale = useLocale();
  const texts = useConstraintTexts();
  const link = useDeliveryLink();
  if (!of) {
    return (
      <>
        <h2 className={styles.answer}>{t('constraint.none')}</h2>
        <p className={styles.aside}>{t('constraint.noneAdvice')}</p>
      </>
    );
  }
  const { finding, scope, period } = of;
  const evidence = texts.evidence(finding);
  const day = (time: string) => formatDay(new Date(time), locale, 'UTC');
  const path = link(scope);
  return (
    <>
      <h2 className={styles.answer}>{texts.sentence(finding)}</h2>
      <p className={styles.text}>
        {evidence && `${evidence}. `}
        {texts.capability(finding)}
      </p>
      <p className={styles.aside}>
        {t('constraint.period', {
          from: day(period.from),
          to: day(period.to),
        })}
        {path && (
          <>
            {' · '}
            <LinkTo to={path}>{t('constraint.open')}</LinkTo>
          </>
        )}
      </p>
    </>
  );
}
