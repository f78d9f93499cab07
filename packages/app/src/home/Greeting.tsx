import { Skeleton, Text } from '@backstage/ui';
import {
  EntityLink,
  Loadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { greetingKey } from './data/greeting';
import { Viewer } from './data/useViewer';
import styles from './Home.module.css';

/** Who is here, and which teams that means. */
export function Greeting(props: { viewer: Loadable<Viewer>; now: Date }) {
  const { viewer, now } = props;
  const { t } = usePortalTranslation();
  if (viewer.status !== 'ready') {
    return (
      <div className={styles.greeting}>
        <h1 className={styles.hello}>
          {viewer.status === 'loading' ? (
            <Skeleton width={280} height={32} />
          ) : (
            t('home.documentTitle')
          )}
        </h1>
        {viewer.status === 'loading' && <Skeleton width={180} height={18} />}
      </div>
    );
  }
  const { name, groups } = viewer.value;
  return (
    <div className={styles.greeting}>
      <h1 className={styles.hello}>
        {t(`home.${greetingKey(now)}`, { name })}
      </h1>
      <Text as="p" color="secondary" className={styles.teams}>
        {groups.length === 0 && t('home.noTeam')}
        {groups.length > 0 && <span>{t('home.teams')}</span>}
        {groups.map(group => (
          <EntityLink
            key={group.metadata.name}
            entityRef={stringifyEntityRef(group)}
            title={group.spec.profile?.displayName}
          />
        ))}
      </Text>
    </div>
  );
}
