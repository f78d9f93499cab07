import { MetricUnit } from '@groundwork/backstage-plugin-delivery-common';
import {
  formatNumber,
  formatShare,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import {
  decimalsOf,
  roundsToNothing,
  scaleOf,
  UnitWord,
} from '../logic/amounts';
import { useDeliveryTranslation } from '../translation';

/** A number as it is said, with its unit apart. */
export interface Amount {
  value: string;
  unit: string;
}

/** An interval, of which a bound may be unknown. */
export interface Bounds {
  low?: number;
  high?: number;
}

/** How numbers of metrics are said in the language of the person. */
export interface Amounts {
  amount(value: number, unit: MetricUnit): Amount;
  /** Number and unit in one; in the unit that a value beside it is said in. */
  text(value: number, unit: MetricUnit, beside?: number): string;
  /** How far two values are apart, in the unit that the first is said in. */
  difference(value: number, unit: MetricUnit, beside: number): string;
  /** In the unit that the value beside it is said in. */
  interval(bounds: Bounds, unit: MetricUnit, beside: number): string;
  hours(hours: number): string;
}

const HOUR_MS = 3_600_000;

/** How numbers of metrics are said in the language of the person. */
export function useAmounts(): Amounts {
  const { t } = useDeliveryTranslation();
  const locale = useLocale();
  const word = (unit: UnitWord) =>
    unit === 'percent' ? '' : t(`shared.unit.${unit}`);
  const number = (value: number, unit: MetricUnit, beside: number) => {
    const scale = scaleOf(unit, beside);
    // A zero has no minus.
    const scaled = roundsToNothing(value, scale) ? 0 : value / scale.divisor;
    return formatNumber(scaled, locale, decimalsOf(scaled, scale));
  };
  const amount = (
    value: number,
    unit: MetricUnit,
    beside: number = value,
  ): Amount => ({
    value:
      unit === 'share'
        ? formatShare(value, locale)
        : number(value, unit, beside),
    unit: word(scaleOf(unit, beside).word),
  });
  const text = (value: number, unit: MetricUnit, beside?: number) => {
    const said = amount(value, unit, beside);
    return said.unit ? `${said.value} ${said.unit}` : said.value;
  };
  return {
    amount,
    text,
    difference: (value, unit, beside) => {
      const said = number(Math.abs(value), unit, beside);
      const { word: unitWord } = scaleOf(unit, beside);
      return `${said} ${word(unitWord === 'percent' ? 'points' : unitWord)}`;
    },
    interval: ({ low, high }, unit, beside) => {
      const say = (bound: number) =>
        unit === 'share'
          ? formatShare(bound, locale)
          : number(bound, unit, beside);
      if (low !== undefined && high !== undefined) {
        // A dash between them would be read as another minus.
        return low < 0
          ? t('shared.range', { low: say(low), high: say(high) })
          : `${say(low)}–${say(high)}`;
      }
      if (low !== undefined) {
        return `≥ ${say(low)}`;
      }
      return high === undefined ? '' : `≤ ${say(high)}`;
    },
    hours: hours => text(hours * HOUR_MS, 'milliseconds'),
  };
}
