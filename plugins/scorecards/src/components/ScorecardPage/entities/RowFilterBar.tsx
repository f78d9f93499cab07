import { Button, Select, ToggleButton } from '@backstage/ui';
import { RiFilterOffLine } from '@remixicon/react';
import {
  FilterChip,
  FilterChips,
  GroupOption,
  GroupPicker,
  PageSearchField,
  useGroupOption,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  CHECK_STATUSES,
  ScorecardDetail,
} from '@groundwork/backstage-plugin-scorecards-common';
import { levelNameOf } from '../../../logic/checks';
import {
  isFiltered,
  MY_TEAMS,
  RowFilters,
  TIERS,
} from '../../../logic/rowFilters';
import { useScorecardsTranslation } from '../../../translation';
import styles from './entities.module.css';

interface FilterProps {
  filters: RowFilters;
  onChange(changed: Partial<RowFilters>): void;
}

/** Any ref will do where none is chosen, since hooks cannot be left out. */
const NOBODY = 'group:default/unknown';

const ANY_CHECK = '';

function TeamFilter(props: FilterProps) {
  const { filters, onChange } = props;
  const { team, isOwnOnly } = filters;
  const { t } = useScorecardsTranslation();
  const myTeams: GroupOption = { id: MY_TEAMS, label: t('scorecard.myTeams') };
  const isGroup = team !== undefined && team !== MY_TEAMS;
  const group = useGroupOption(isGroup ? team : NOBODY);
  const mine = team === MY_TEAMS ? myTeams : undefined;
  return (
    <>
      <span className={styles.field}>
        <GroupPicker
          label={t('scorecard.byTeam')}
          isLabelHidden
          placeholder={t('scorecard.anyTeam')}
          extras={[myTeams]}
          value={isGroup ? group : mine}
          onChange={option =>
            onChange({ team: option?.id, isOwnOnly: option && isOwnOnly })
          }
        />
      </span>
      {team && (
        <ToggleButton
          isSelected={isOwnOnly}
          onChange={isChosen => onChange({ isOwnOnly: isChosen })}
        >
          {t('scorecard.ownOnly')}
        </ToggleButton>
      )}
    </>
  );
}

function CheckFilter(props: FilterProps & { scorecard: ScorecardDetail }) {
  const { filters, onChange, scorecard } = props;
  const { t } = useScorecardsTranslation();
  const { checks } = scorecard.definition;
  return (
    <>
      <Select
        className={styles.field}
        aria-label={t('scorecard.byCheck')}
        options={[
          { id: ANY_CHECK, label: t('scorecard.anyCheck') },
          ...checks.map(({ id, title }) => ({ id, label: title })),
        ]}
        value={filters.check ?? ANY_CHECK}
        onChange={id =>
          onChange({ check: id ? `${id}` : undefined, statuses: [] })
        }
      />
      {filters.check && (
        <FilterChips
          label={t('scorecard.byStatus')}
          chips={CHECK_STATUSES.map(status => ({
            value: status,
            label: t(`shared.status.${status}`),
          }))}
          chosen={filters.statuses}
          onChange={statuses => onChange({ statuses })}
        />
      )}
    </>
  );
}

/** What has no level at all, rather than none of the ladder's. */
const UNMEASURED = 'unmeasured';

function LevelFilter(props: FilterProps & { scorecard: ScorecardDetail }) {
  const { filters, onChange, scorecard } = props;
  const { levels: chosenLevels, isUnmeasured } = filters;
  const { distribution, levels, unmeasured } = scorecard;
  const { t } = useScorecardsTranslation();
  const chips: FilterChip<number | typeof UNMEASURED>[] = distribution.map(
    ({ level }) => ({
      value: level,
      label: levelNameOf(level, levels) ?? t('shared.noLevel'),
    }),
  );
  if (unmeasured > 0 || isUnmeasured) {
    chips.unshift({ value: UNMEASURED, label: t('shared.unmeasured') });
  }
  return (
    <FilterChips
      label={t('scorecard.byLevel')}
      chips={chips}
      chosen={isUnmeasured ? [UNMEASURED] : chosenLevels}
      onChange={chosen => {
        // Of what is unmeasured, no level says anything: it is one or the other.
        const nowUnmeasured = chosen.includes(UNMEASURED) && !isUnmeasured;
        onChange({
          isUnmeasured: nowUnmeasured,
          levels: nowUnmeasured ? [] : chosen.filter(isLevel),
        });
      }}
    />
  );
}

function isLevel(value: number | typeof UNMEASURED): value is number {
  return value !== UNMEASURED;
}

/** Which entities are shown. */
export function RowFilterBar(
  props: FilterProps & { scorecard: ScorecardDetail; onClear(): void },
) {
  const { filters, onChange, onClear } = props;
  const { t } = useScorecardsTranslation();
  return (
    <div
      className={styles.filters}
      role="search"
      aria-label={t('scorecard.filters')}
    >
      <span className={styles.field}>
        <PageSearchField
          label={t('scorecard.byText')}
          placeholder={t('scorecard.textPlaceholder')}
          value={filters.text}
          onChange={text => onChange({ text })}
        />
      </span>
      <TeamFilter {...props} />
      <CheckFilter {...props} />
      <LevelFilter {...props} />
      <FilterChips
        label={t('scorecard.byTier')}
        chips={TIERS.map(tier => ({
          value: tier,
          label: tier
            ? t('shared.tier', { tier: `${tier}` })
            : t('scorecard.noTier'),
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
          {t('scorecard.clear')}
        </Button>
      )}
    </div>
  );
}
