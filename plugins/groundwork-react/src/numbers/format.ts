/**
 * A share as a whole percentage: "81 %", "81%".
 *
 * What is not quite all never reads as 100 %, and what is not quite nothing
 * never as 0 %.
 *
 * @public
 */
export function formatShare(share: number, locale: string): string {
  const rounded = Math.round(share * 100);
  const percent =
    share > 0 && share < 1 ? Math.min(Math.max(rounded, 1), 99) : rounded;
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(
    percent / 100,
  );
}

/**
 * A number with the separators of the locale, and at most so many decimals.
 *
 * @public
 */
export function formatNumber(
  value: number,
  locale: string,
  maxDecimals: number = 0,
): string {
  return new Intl.NumberFormat(locale, {
    maximumFractionDigits: maxDecimals,
  }).format(value);
}
