import { RelativeTime } from '@groundwork/backstage-plugin-groundwork-react';
import { MaturityContext } from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityLinks } from '../../hooks/useMaturityLinks';
import { useMaturityTranslation } from '../../translation';
import { LinkTo } from './LinkTo';
import styles from './shared.module.css';

/** By which model, and of when. */
export function About(props: {
  of: Pick<MaturityContext, 'model' | 'measuredAt'>;
}) {
  const { model, measuredAt } = props.of;
  const { t } = useMaturityTranslation();
  const links = useMaturityLinks();
  const { title, version } = model;
  return (
    <p className={styles.aside}>
      {measuredAt && (
        <>
          {t('shared.measured')} <RelativeTime value={measuredAt} />
          {' · '}
        </>
      )}
      <LinkTo to={links.model}>{t('shared.model', { title, version })}</LinkTo>
    </p>
  );
}
