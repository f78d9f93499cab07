import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { ScopeAddress } from '../../hooks/useScopeAddress';
import { PERIODS } from '../../logic/period';
import { useDeliveryTranslation } from '../../translation';

/** How far back numbers go. */
export function PeriodPicker(props: {
  address: Pick<ScopeAddress, 'period' | 'setPeriod'>;
}) {
  const { period, setPeriod } = props.address;
  const { t } = useDeliveryTranslation();
  return (
    <ToggleButtonGroup
      aria-label={t('shared.period')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[period]}
      onSelectionChange={keys => {
        const chosen = PERIODS.find(known => keys.has(known));
        if (chosen) {
          setPeriod(chosen);
        }
      }}
    >
      {PERIODS.map(id => (
        <ToggleButton key={id} id={id}>
          {t(`shared.periodName.${id}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
