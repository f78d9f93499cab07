import { useApi } from '@backstage/core-plugin-api';
import {
  EntityName,
  LevelPips,
  PanelFrame,
  useRefreshable,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  MaturityModel,
  MaturityModelAnswer,
} from '@groundwork/backstage-plugin-maturity-common';
import { maturityApiRef } from '../../api';
import { useMaturityTranslation } from '../../translation';
import { Failure, Reading, References } from '../shared';
import shared from '../shared/shared.module.css';
import styles from './ModelPage.module.css';
import { Questions } from './Questions';
import { Refused } from './Refused';
import { CapabilityThresholds, PracticeThresholds } from './Thresholds';

/** What the backend calls the model that is part of it. */
const SHIPPED = 'shipped';

function Headline(props: { of: MaturityModelAnswer }) {
  const { model, origin } = props.of;
  const { t } = useMaturityTranslation();
  return (
    <header className={shared.headline}>
      <h2 className={styles.title}>{model.title}</h2>
      {model.description && <p className={shared.text}>{model.description}</p>}
      <p className={shared.aside}>
        {t('model.version', { version: model.version })} ·{' '}
        {origin === SHIPPED
          ? t('model.shipped')
          : t('model.origin', { origin })}{' '}
        ·{' '}
        <span className={styles.owner}>
          {t('model.owner')} <EntityName entityRef={model.owner} />
        </span>
      </p>
    </header>
  );
}

function Levels(props: Pick<MaturityModel, 'levels'>) {
  const { levels } = props;
  const { t } = useMaturityTranslation();
  return (
    <PanelFrame title={t('model.levels')}>
      <div className={shared.body}>
        <ol className={styles.levels} aria-label={t('model.levels')}>
          {levels.map(({ level, name, description }) => (
            <li key={level} className={styles.level}>
              <span className={shared.row}>
                <LevelPips level={level} of={levels.length} name={name} />
                <strong>{name}</strong>
              </span>
              {description && (
                <span className={shared.aside}>{description}</span>
              )}
            </li>
          ))}
        </ol>
      </div>
    </PanelFrame>
  );
}

function Model(props: { of: MaturityModelAnswer }) {
  const { of } = props;
  const { model, refused, references } = of;
  return (
    <>
      <Headline of={of} />
      {refused && <Refused of={refused} />}
      <Levels levels={model.levels} />
      {model.capabilities.map(capability => (
        <CapabilityThresholds
          key={capability.capability}
          of={capability}
          model={model}
        />
      ))}
      <PracticeThresholds practices={model.practices} />
      <Questions model={model} />
      <References references={references} />
    </>
  );
}

/** What is asked of teams, why, and who says so: `/maturity/model`. */
export function ModelPageContent() {
  const api = useApi(maturityApiRef);
  const { t } = useMaturityTranslation();
  const state = useRefreshable(signal => api.getModel({ signal }), [api]);
  switch (state.status) {
    case 'loading':
      return (
        <div className={shared.page}>
          <Reading
            label={t('model.loading')}
            panels={[{ title: t('model.levels'), rows: 4 }]}
          />
        </div>
      );
    case 'failed':
      return (
        <div className={shared.page}>
          <Failure title={t('model.failed')} {...state} />
        </div>
      );
    default:
      return (
        <div className={shared.page}>
          <Model of={state.value} />
        </div>
      );
  }
}
