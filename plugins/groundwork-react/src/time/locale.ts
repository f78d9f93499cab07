/**
 * The person's own variant of the language that texts are in, so that
 * somebody in London does not read American dates.
 */
export function localeOf(
  language: string,
  preferred: readonly string[],
): string {
  return (
    preferred.find(
      locale => locale === language || locale.startsWith(`${language}-`),
    ) ?? language
  );
}
