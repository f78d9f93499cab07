import { Combobox } from '@backstage/ui';
import { MaturityTeam } from '@groundwork/backstage-plugin-maturity-common';
import { useMaturityTranslation } from '../../translation';
import styles from './OrganisationPage.module.css';

/** Shows a part of the organisation only. */
export function GroupChoice(props: {
  groups: MaturityTeam[];
  group: string;
  onChange(group: string): void;
}) {
  const { groups, group, onChange } = props;
  const { t } = useMaturityTranslation();
  return (
    <Combobox
      className={styles.group}
      aria-label={t('shared.group')}
      placeholder={t('shared.groupPlaceholder')}
      size="small"
      options={groups.map(({ entityRef, title }) => ({
        id: entityRef,
        label: title,
      }))}
      value={group || null}
      onChange={key => onChange(key === null ? '' : `${key}`)}
    />
  );
}
