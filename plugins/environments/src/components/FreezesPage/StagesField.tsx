import { Checkbox, CheckboxGroup } from '@backstage/ui';
import { Stage } from '@groundwork/backstage-plugin-environments-common';
import { Loadable } from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';
import styles from './FreezesPage.module.css';

/** Chooses stages; none stands for all of them. */
export function StagesField(props: {
  stages: Loadable<Stage[]>;
  value: string[];
  onChange(stages: string[]): void;
}) {
  const { stages, value, onChange } = props;
  const { t } = useEnvironmentsTranslation();
  if (stages.status === 'failed') {
    return (
      <p className={styles.problem} role="alert">
        {t('freezes.stagesFailed')}
      </p>
    );
  }
  const known = stages.status === 'ready' ? stages.value : [];
  if (stages.status === 'ready' && known.length === 0) {
    return <p className={styles.hint}>{t('freezes.stagesNone')}</p>;
  }
  return (
    <CheckboxGroup
      label={t('freezes.stagesField')}
      description={t('freezes.stagesHint')}
      value={value}
      onChange={onChange}
    >
      {known.map(({ id, title }) => (
        <Checkbox key={id} value={id}>
          {title}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
