import { Button, SearchField } from '@backstage/ui';
import { RiFilterOffLine } from '@remixicon/react';
import {
  FilterChips,
  GroupOption,
  GroupPicker,
  useGroupOption,
} from '@groundwork/backstage-plugin-groundwork-react';
import { useOwnershipTranslation } from '../../translation';
import { GapFilters, isFiltered, MY_TEAMS, TIERS } from './filters';
import styles from './GapsPage.module.css';

interface FilterProps {
  filters: GapFilters;
  onChange(changed: Partial<GapFilters>): void;
}

/** Any ref will do where none is chosen, since hooks cannot be left out. */
const NOBODY = 'group:default/unknown';

function OwnerFilter(props: FilterProps) {
  const { filters, onChange } = props;
  const { t } = useOwnershipTranslation();
  const myTeams: GroupOption = { id: MY_TEAMS, label: t('gaps.myTeams') };
  const isGroup = filters.owner !== undefined && filters.owner !== MY_TEAMS;
  const group = useGroupOption((isGroup && filters.owner) || NOBODY);
  const mine = filters.owner === MY_TEAMS ? myTeams : undefined;
  return (
    <GroupPicker
      label={t('gaps.byOwner')}
      isLabelHidden
      placeholder={t('gaps.anyOwner')}
      extras={[myTeams]}
      value={isGroup ? group : mine}
      onChange={option => onChange({ owner: option?.id })}
    />
  );
}

/** Which gaps are shown, apart from their kind. */
export function GapFilterBar(props: FilterProps & { onClear(): void }) {
  const { filters, onChange, onClear } = props;
  const { t } = useOwnershipTranslation();
  return (
    <div
      className={styles.filters}
      role="search"
      aria-label={t('gaps.filters')}
    >
      <SearchField
        className={styles.field}
        aria-label={t('gaps.byText')}
        placeholder={t('gaps.textPlaceholder')}
        size="small"
        value={filters.text}
        onChange={text => onChange({ text })}
      />
      <div className={styles.field}>
        <OwnerFilter filters={filters} onChange={onChange} />
      </div>
      <FilterChips
        label={t('gaps.byTier')}
        chips={TIERS.map(tier => ({
          value: tier,
          label: t('gaps.tier', { tier: `${tier}` }),
        }))}
        chosen={filters.tiers}
        onChange={tiers => onChange({ tiers })}
      />
      {isFiltered(filters) && (
        <Button
          variant="tertiary"
          size="small"
          iconStart={<RiFilterOffLine />}
          onPress={onClear}
        >
          {t('gaps.clearFilters')}
        </Button>
      )}
    </div>
  );
}
