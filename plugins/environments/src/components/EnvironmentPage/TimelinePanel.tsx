import { useApi } from '@backstage/core-plugin-api';
import {
  EntityLink,
  More,
  Panel,
  RelativeTime,
  RowSkeletons,
  useCursorList,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsTranslation } from '../../translation';
import { useDenied } from '../shared';
import styles from './EnvironmentPage.module.css';

const PAGE_LENGTH = 20;

/** What has happened to the environment, newest first. */
export function TimelinePanel(props: {
  environmentId: string;
  /** Read anew when it is another. */
  version: string;
}) {
  const { environmentId, version } = props;
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const denied = useDenied();
  const timeline = useCursorList(
    (cursor, signal) =>
      api.queryTimeline(
        { environmentId, limit: PAGE_LENGTH, cursor },
        { signal },
      ),
    [api, environmentId, version],
  );
  return (
    <Panel
      title={t('environment.timeline')}
      state={timeline}
      skeleton={<RowSkeletons rows={4} />}
      failed={t('environment.timelineFailed')}
      denied={denied}
      empty={({ items }) =>
        items.length === 0
          ? {
              title: t('environment.noTimeline'),
              advice: t('environment.noTimelineAdvice'),
            }
          : undefined
      }
    >
      {list => (
        <>
          <div className={styles.body}>
            <ol className={styles.list} aria-label={t('environment.timeline')}>
              {list.items.map(({ id, at, message, actor }) => (
                <li key={id}>
                  {message}{' '}
                  <span className={styles.aside}>
                    <RelativeTime value={at} />
                    {actor && (
                      <>
                        , <EntityLink entityRef={actor} isQuiet />
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ol>
          </div>
          <More list={list} />
        </>
      )}
    </Panel>
  );
}
