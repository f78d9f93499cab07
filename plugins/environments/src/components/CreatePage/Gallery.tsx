import { useApi } from '@backstage/core-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { BlueprintSummary } from '@groundwork/backstage-plugin-environments-common';
import {
  Emptiness,
  EntityLink,
  RowSkeletons,
  useLoadable,
  useQueryParam,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsLinks } from '../../hooks/useEnvironmentsLinks';
import { useEnvironmentsTranslation } from '../../translation';
import { Failure } from '../shared';
import { useExpectedText } from './useExpectedText';
import styles from './CreatePage.module.css';

function Blueprint(props: { blueprint: BlueprintSummary }) {
  const { blueprint } = props;
  const { t } = useEnvironmentsTranslation();
  const [component] = useQueryParam('component');
  const href = useEnvironmentsLinks().create({
    blueprint: blueprint.id,
    ...(component ? { component } : {}),
  });
  const expected = useExpectedText();
  return (
    <li className={styles.blueprint}>
      <h3 className={styles.heading}>{blueprint.title}</h3>
      {blueprint.description && (
        <p className={styles.text}>{blueprint.description}</p>
      )}
      <p className={styles.aside}>
        {blueprint.resources.map(({ name }) => name).join(', ')} ·{' '}
        <EntityLink entityRef={blueprint.owner} isQuiet /> ·{' '}
        {expected(blueprint.expected)}
      </p>
      {blueprint.allowed ? (
        href && (
          <ButtonLink variant="secondary" size="small" href={href}>
            {t('create.use', { title: blueprint.title })}
          </ButtonLink>
        )
      ) : (
        <p className={styles.aside}>
          {t('create.notAllowed')}
          {blueprint.deniedReason && `: ${blueprint.deniedReason}`}
        </p>
      )}
    </li>
  );
}

/** The blueprints that there are, to choose one. */
export function Gallery() {
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const listed = useLoadable(() => api.listBlueprints(), [api]);
  if (listed.status === 'loading') {
    return (
      <div role="status" aria-label={t('create.loading')} aria-busy="true">
        <RowSkeletons rows={4} />
      </div>
    );
  }
  if (listed.status === 'failed') {
    return <Failure title={t('create.failed')} {...listed} />;
  }
  return listed.value.items.length > 0 ? (
    <ul className={styles.gallery} aria-label={t('create.choose')}>
      {listed.value.items.map(blueprint => (
        <Blueprint key={blueprint.id} blueprint={blueprint} />
      ))}
    </ul>
  ) : (
    <Emptiness
      title={t('create.emptyTitle')}
      advice={t('create.emptyAdvice')}
    />
  );
}
