/** An amount of money: "€1.20". A currency that is none is written behind. */
export function formatMoney(
  amount: number,
  currency: string,
  locale: string,
): string {
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
    }).format(amount);
  } catch (error) {
    if (error instanceof RangeError) {
      return `${new Intl.NumberFormat(locale).format(amount)} ${currency}`;
    }
    throw error;
  }
}

/**
 * What something costs per day. Without a currency it is a number as prices are
 * written.
 */
export function formatPerDay(
  costPerHour: number,
  currency: string | undefined,
  locale: string,
): string {
  const perDay = 24 * costPerHour;
  return currency === undefined
    ? new Intl.NumberFormat(locale, {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      }).format(perDay)
    : formatMoney(perDay, currency, locale);
}

/** How long something took: "0.3 s", "2 min 5 s", "1 h 3 min". */
export function formatSpan(milliseconds: number, locale: string): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  const unit = (value: number, name: string, digits = 0) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
  if (seconds < 9.95) {
    return unit(seconds, 'second', 1);
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return unit(whole, 'second');
  }
  return whole < 3600
    ? `${unit(Math.floor(whole / 60), 'minute')} ${unit(whole % 60, 'second')}`
    : `${unit(Math.floor(whole / 3600), 'hour')} ${unit(
        Math.floor((whole % 3600) / 60),
        'minute',
      )}`;
}
