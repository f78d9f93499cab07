import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  environmentsAdminPermission,
  Stage,
} from '@groundwork/backstage-plugin-environments-common';
import {
  Emptiness,
  Loadable,
  Notice,
  reasonOf,
  RelativeTime,
  useLoadable,
  useNow,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsTranslation } from '../../translation';
import { Loading } from '../ListPage';
import { Failure } from '../shared';
import { EndDialog } from './EndDialog';
import { FreezeItem } from './FreezeItem';
import { placed, PlacedFreeze } from './freezes';
import { SetDialog } from './SetDialog';
import styles from '../ListPage/ListPage.module.css';

/** Whether something is frozen now, and when the next freeze begins. */
function Headline(props: { freezes: PlacedFreeze[] }) {
  const { freezes } = props;
  const { t } = useEnvironmentsTranslation();
  const count = freezes.filter(({ state }) => state === 'now').length;
  const next = freezes.find(({ state }) => state === 'next');
  if (count > 0) {
    return <h2 className={styles.title}>{t('freezes.now', { count })}</h2>;
  }
  return (
    <h2 className={styles.title}>
      {next ? (
        <>
          {t('freezes.nextIs')} <RelativeTime value={next.freeze.from} />
        </>
      ) : (
        t('freezes.none')
      )}
    </h2>
  );
}

function FreezeList(props: {
  freezes: PlacedFreeze[];
  stages: Loadable<Stage[]>;
  mayEnd: boolean;
  onEnd(freeze: PlacedFreeze): void;
}) {
  const { freezes, stages, mayEnd, onEnd } = props;
  const { t } = useEnvironmentsTranslation();
  const known = stages.status === 'ready' ? stages.value : [];
  if (freezes.length === 0) {
    return (
      <div className={`${styles.panel} ${styles.nothing}`}>
        <Emptiness
          title={t('freezes.emptyTitle')}
          advice={
            mayEnd ? t('freezes.emptyAdvice') : t('freezes.emptyAdviceOthers')
          }
        />
      </div>
    );
  }
  return (
    <div className={styles.panel}>
      <ul className={styles.list} aria-label={t('freezes.list')}>
        {freezes.map(freeze => (
          <FreezeItem
            key={freeze.freeze.id}
            {...freeze}
            mayEnd={mayEnd}
            titleOf={stage =>
              known.find(({ id }) => id === stage)?.title ?? stage
            }
            onEnd={() => onEnd(freeze)}
          />
        ))}
      </ul>
    </div>
  );
}

/** What is asked about before it is done: a new freeze, or the end of one. */
type Asked = 'set' | PlacedFreeze;

function AskedDialog(props: {
  asked: Asked;
  stages: Loadable<Stage[]>;
  onDone(): void;
  onClose(): void;
}) {
  const { asked, stages, ...dialog } = props;
  return asked === 'set' ? (
    <SetDialog stages={stages} {...dialog} />
  ) : (
    <EndDialog
      freeze={asked.freeze}
      isNow={asked.state === 'now'}
      {...dialog}
    />
  );
}

function Freezes(props: {
  freezes: PlacedFreeze[];
  refreshError?: Error;
  onChanged(): void;
}) {
  const { freezes, refreshError, onChanged } = props;
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const { allowed, loading } = usePermission({
    permission: environmentsAdminPermission,
  });
  const stages = useLoadable(async () => (await api.listStages()).items, [api]);
  const [asked, setAsked] = useState<Asked>();
  return (
    <>
      <div className={styles.bar}>
        <Headline freezes={freezes} />
        {allowed && (
          <Button variant="primary" onPress={() => setAsked('set')}>
            {t('freezes.set')}
          </Button>
        )}
      </div>
      {refreshError && (
        <Notice
          tone="warning"
          title={t('freezes.refreshFailed')}
          advice={reasonOf(refreshError)}
        />
      )}
      <FreezeList
        freezes={freezes}
        stages={stages}
        mayEnd={allowed}
        onEnd={setAsked}
      />
      {!allowed && !loading && freezes.length > 0 && (
        <p className={styles.aside}>{t('freezes.mayNot')}</p>
      )}
      {asked && (
        <AskedDialog
          asked={asked}
          stages={stages}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            setAsked(undefined);
            onChanged();
          }}
        />
      )}
    </>
  );
}

/** Times in which nothing is deployed: `/environments/freezes`. */
export function FreezesPageContent() {
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const now = useNow();
  const listed = useRefreshable(
    async signal => (await api.listFreezes({ signal })).items,
    [api],
  );
  return (
    <div className={styles.page}>
      {listed.status === 'failed' && (
        <Failure title={t('freezes.failed')} {...listed} />
      )}
      {listed.status === 'loading' && <Loading label={t('freezes.loading')} />}
      {listed.status === 'ready' && (
        <Freezes
          freezes={placed(listed.value, now)}
          refreshError={listed.refreshError}
          onChanged={listed.refresh}
        />
      )}
    </div>
  );
}
