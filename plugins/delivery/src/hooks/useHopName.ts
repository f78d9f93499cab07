import { Hop } from '@groundwork/backstage-plugin-delivery-common';
import { useDeliveryTranslation } from '../translation';

const CLASSES: readonly Hop['class'][] = [
  'explicit',
  'rollback',
  'revert',
  'hotfix',
  'proximity',
  'contains',
  'released',
  'owned',
];

/** Says how something is known to lead to the next. */
export function useHopName(): (known: string) => string {
  const { t } = useDeliveryTranslation();
  return known => {
    const found = CLASSES.find(it => it === known);
    return found ? t(`incidents.hop.${found}`) : known;
  };
}
