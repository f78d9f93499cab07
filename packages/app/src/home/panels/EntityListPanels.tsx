import { useMemo } from 'react';
import { useStarredEntities } from '@backstage/plugin-catalog-react';
import {
  EntityName,
  Panel,
  RowSkeletons,
} from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../../translation/usePortalTranslation';
import { useRecentEntities } from '../../visits/useRecentEntities';
import styles from './Panels.module.css';

const SHOWN = 6;

function EntityList(props: { refs: string[] }) {
  return (
    <ul className={styles.list}>
      {props.refs.map(ref => (
        <li key={ref}>
          <EntityName entityRef={ref} />
        </li>
      ))}
    </ul>
  );
}

/** What the person starred. */
export function StarredPanel() {
  const { t } = usePortalTranslation();
  const { starredEntities } = useStarredEntities();
  const refs = useMemo(
    () => [...starredEntities].sort().slice(0, SHOWN),
    [starredEntities],
  );
  return (
    <Panel
      title={t('home.starred')}
      state={{ status: 'ready', value: refs }}
      skeleton={<RowSkeletons rows={3} />}
      failed={t('home.starredFailed')}
      empty={value =>
        value.length === 0
          ? {
              title: t('home.starredEmpty'),
              advice: t('home.starredEmptyAdvice'),
            }
          : undefined
      }
    >
      {value => <EntityList refs={value} />}
    </Panel>
  );
}

/** Where the person has been lately. */
export function RecentPanel() {
  const { t } = usePortalTranslation();
  const recent = useRecentEntities(SHOWN);
  return (
    <Panel
      title={t('home.recent')}
      state={recent}
      skeleton={<RowSkeletons rows={3} />}
      failed={t('home.recentFailed')}
      empty={value =>
        value.length === 0
          ? {
              title: t('home.recentEmpty'),
              advice: t('home.recentEmptyAdvice'),
            }
          : undefined
      }
    >
      {value => <EntityList refs={value.map(({ entityRef }) => entityRef)} />}
    </Panel>
  );
}
