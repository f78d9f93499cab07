import { ReactNode } from 'react';
import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  EntityLink,
  FilterChips,
  PageSearchField,
} from '@groundwork/backstage-plugin-groundwork-react';
import { STATES } from '../../logic/phases';
import { useEnvironmentsTranslation } from '../../translation';
import { SCOPES, useListQuery } from './useListQuery';
import styles from './EnvironmentsPage.module.css';

function Only(props: { all: string; onClear(): void; children: ReactNode }) {
  const { all, onClear, children } = props;
  return (
    <span className={styles.only}>
      {children}
      <Button variant="tertiary" size="small" onPress={onClear}>
        {all}
      </Button>
    </span>
  );
}

/** Says what the list is narrowed to from elsewhere, and takes that away. */
function Narrowed(props: { list: ReturnType<typeof useListQuery> }) {
  const { place, clearOwner, clearBlueprint } = props.list;
  const { owner, blueprint } = place;
  const { t } = useEnvironmentsTranslation();
  return (
    <>
      {owner && (
        <Only all={t('list.allOwners')} onClear={clearOwner}>
          {t('list.onlyOwner')} <EntityLink entityRef={owner} />
        </Only>
      )}
      {blueprint && (
        <Only all={t('list.allBlueprints')} onClear={clearBlueprint}>
          {t('list.onlyBlueprint', { blueprint })}
        </Only>
      )}
    </>
  );
}

/** Whose environments, in which state, and with which name. */
export function Filters(props: { list: ReturnType<typeof useListQuery> }) {
  const { list } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <div className={styles.filters}>
      <ToggleButtonGroup
        aria-label={t('list.scope')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[list.scope]}
        onSelectionChange={keys => {
          const scope = SCOPES.find(known => keys.has(known));
          if (scope) {
            list.setScope(scope);
          }
        }}
      >
        {SCOPES.map(scope => (
          <ToggleButton key={scope} id={scope}>
            {t(`list.${scope}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div className={styles.search}>
        <PageSearchField
          label={t('list.search')}
          placeholder={t('list.searchPlaceholder')}
          value={list.search}
          onChange={list.setSearch}
        />
      </div>
      <FilterChips
        label={t('list.states')}
        chips={STATES.map(state => ({
          value: state,
          label: t(`list.state.${state}`),
        }))}
        chosen={list.states}
        onChange={list.setStates}
      />
      <Narrowed list={list} />
    </div>
  );
}
