import {
  formatNumber,
  useLocale,
} from '@groundwork/backstage-plugin-groundwork-react';
import { decimalsOf, HoursScale, scaleOfHours } from '../logic/hours';
import { useMaturityTranslation } from '../translation';

/** How hours are said in the language of the person. */
export interface HoursTexts {
  hours(hours: number): string;
  /** In the unit that the hours beside it are said in; empty without bounds. */
  interval(
    bounds: { low?: number; high?: number } | undefined,
    beside: number,
  ): string;
}

/** How hours are said in the language of the person. */
export function useHours(): HoursTexts {
  const { t } = useMaturityTranslation();
  const locale = useLocale();
  const number = (hours: number, scale: HoursScale) => {
    const value = hours * scale.perHour;
    const decimals = decimalsOf(value, scale);
    // A zero has no minus.
    const isNothing = Math.abs(value) < 0.5 / 10 ** decimals;
    return formatNumber(isNothing ? 0 : value, locale, decimals);
  };
  return {
    hours: hours => {
      const scale = scaleOfHours(hours);
      return t(`shared.${scale.unit}`, { value: number(hours, scale) });
    },
    interval: ({ low, high } = {}, beside) => {
      const scale = scaleOfHours(beside);
      const unit = t(
        scale.unit === 'hours' ? 'shared.unitHours' : 'shared.unitMinutes',
      );
      if (low !== undefined && high !== undefined) {
        const said = {
          low: number(low, scale),
          high: number(high, scale),
          unit,
        };
        // A dash between them would be read as another minus.
        return low < 0
          ? t('shared.hoursRange', said)
          : t('shared.hoursInterval', said);
      }
      if (low !== undefined) {
        return t('shared.hoursAtLeast', { low: number(low, scale), unit });
      }
      return high === undefined
        ? ''
        : t('shared.hoursAtMost', { high: number(high, scale), unit });
    },
  };
}
