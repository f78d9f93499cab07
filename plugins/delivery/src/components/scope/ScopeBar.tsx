import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { parseScope } from '@groundwork/backstage-plugin-delivery-common';
import { EntityTitle } from '@groundwork/backstage-plugin-groundwork-react';
import { useMyGroups } from '../../hooks/useMyGroups';
import { EVERYTHING, ScopeAddress } from '../../hooks/useScopeAddress';
import { useDeliveryTranslation } from '../../translation';
import { PeriodPicker } from './PeriodPicker';
import { ScopeFinder } from './ScopeFinder';
import styles from './ScopeBar.module.css';

/** As many groups as there is room for; the others are found by their names. */
const GROUPS_SHOWN = 4;

type Choosing = Pick<ScopeAddress, 'scope' | 'setScope'>;

function Quick(props: Choosing & { groups: string[] }) {
  const { scope, setScope, groups } = props;
  const { t } = useDeliveryTranslation();
  return (
    <ToggleButtonGroup
      aria-label={t('shared.scope')}
      selectionMode="single"
      selectedKeys={[scope]}
      onSelectionChange={keys => {
        const [chosen] = [...keys];
        if (chosen !== undefined) {
          setScope(`${chosen}`);
        }
      }}
    >
      {[EVERYTHING, ...groups].map(id => (
        <ToggleButton key={id} id={id}>
          {id === EVERYTHING ? (
            t('shared.everything')
          ) : (
            <EntityTitle entityRef={id} />
          )}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function EntityFinder(props: Choosing) {
  const { scope, setScope } = props;
  const { primaryTitle } = useEntityPresentation(scope);
  return (
    <ScopeFinder
      value={{ id: scope, label: primaryTitle }}
      onChange={setScope}
    />
  );
}

/** Finds another scope; what cannot be chosen at once stands in the field. */
function Other(props: Choosing & { groups: string[] }) {
  const { scope, setScope, groups } = props;
  const parsed = groups.includes(scope) ? undefined : parseScope(scope);
  switch (parsed?.kind) {
    case 'entity':
      return <EntityFinder scope={scope} setScope={setScope} />;
    case 'repository':
      return (
        <ScopeFinder
          value={{ id: scope, label: parsed.repository }}
          onChange={setScope}
        />
      );
    default:
      return <ScopeFinder value={undefined} onChange={setScope} />;
  }
}

/** Of what, and of when, numbers are: everything, one's groups, or what one finds. */
export function ScopeBar(props: {
  address: ScopeAddress;
  hasPeriod?: boolean;
}) {
  const { address, hasPeriod = true } = props;
  const mine = useMyGroups();
  const groups =
    mine.status === 'ready' ? mine.value.slice(0, GROUPS_SHOWN) : [];
  return (
    <div className={styles.bar}>
      <Quick {...address} groups={groups} />
      <div className={styles.finder}>
        <Other {...address} groups={groups} />
      </div>
      {hasPeriod && <PeriodPicker address={address} />}
    </div>
  );
}
