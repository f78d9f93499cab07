import { useApi } from '@backstage/core-plugin-api';
import {
  Notice,
  RowSkeletons,
  useLoadable,
  useQueryParam,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Link } from 'react-router-dom';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsLinks } from '../../hooks/useEnvironmentsLinks';
import { useEnvironmentsTranslation } from '../../translation';
import { Failure } from '../shared';
import { CreateForm } from './CreateForm';
import { Gallery } from './Gallery';
import styles from './CreatePage.module.css';

function Loading() {
  const { t } = useEnvironmentsTranslation();
  return (
    <div role="status" aria-label={t('create.loading')} aria-busy="true">
      <RowSkeletons rows={5} />
    </div>
  );
}

function OtherBlueprint() {
  const { t } = useEnvironmentsTranslation();
  const [component] = useQueryParam('component');
  const to = useEnvironmentsLinks().create(component ? { component } : {});
  return to ? (
    <Link className={styles.link} to={to}>
      {t('create.other')}
    </Link>
  ) : null;
}

function FromBlueprint(props: { id: string }) {
  const { id } = props;
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const [component] = useQueryParam('component');
  const found = useLoadable(() => api.findBlueprint(id), [api, id]);
  if (found.status === 'loading') {
    return <Loading />;
  }
  if (found.status === 'failed') {
    return <Failure title={t('create.failed')} {...found} />;
  }
  return (
    <>
      <OtherBlueprint />
      {found.value ? (
        <CreateForm
          key={id}
          blueprint={found.value}
          component={component || undefined}
        />
      ) : (
        <Notice
          tone="neutral"
          title={t('create.noBlueprintTitle', { id })}
          advice={t('create.noBlueprintAdvice')}
        />
      )}
    </>
  );
}

/** From a blueprint to an environment: `/environments/create`. */
export function CreatePageContent() {
  const { t } = useEnvironmentsTranslation();
  const [blueprint] = useQueryParam('blueprint');
  return (
    <div className={styles.page}>
      <h2 className={styles.title}>{t('create.title')}</h2>
      {blueprint ? <FromBlueprint id={blueprint} /> : <Gallery />}
    </div>
  );
}
