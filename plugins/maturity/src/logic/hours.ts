/** Hours as they are said: in minutes where they are less than one. */
export interface HoursScale {
  unit: 'hours' | 'minutes';
  /** How many of the unit an hour is. */
  perHour: number;
}

/** In which unit so many hours are said. */
export function scaleOfHours(hours: number): HoursScale {
  return Math.abs(hours) < 1
    ? { unit: 'minutes', perHour: 60 }
    : { unit: 'hours', perHour: 1 };
}

/** So many decimals are worth saying. */
export function decimalsOf(value: number, { unit }: HoursScale): number {
  return unit === 'hours' && Math.abs(value) < 10 ? 1 : 0;
}
