/** Shorter values are not looked for: they are found in everything. */
const MIN_LENGTH = 4;

/**
 * How a secret may look in a text: as it is, URL-encoded, as JSON writes it, in
 * hexadecimal, and in base64 of both alphabets, wherever it begins in what is
 * encoded.
 *
 * @internal
 */
export function formsOfSecret(secret: string): string[] {
  const url = encodeURIComponent(secret);
  const forms = [
    secret,
    url,
    url.replaceAll('%20', '+'),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('hex'),
    ...base64Forms(secret),
  ];
  return [...new Set(forms)].filter(form => form.length >= MIN_LENGTH);
}

/**
 * Finds the first of the secrets that a text gives away.
 *
 * @internal
 */
export function findLeak(
  text: string,
  secrets: Iterable<string>,
): { secret: string; form: string } | undefined {
  for (const secret of secrets) {
    const form = formsOfSecret(secret).find(it => text.includes(it));
    if (form !== undefined) {
      return { secret, form };
    }
  }
  return undefined;
}

/**
 * Puts `***` in place of secrets.
 *
 * @internal
 */
export function blacken(text: string, secrets: Iterable<string>): string {
  return [...secrets]
    .flatMap(formsOfSecret)
    .sort((a, b) => b.length - a.length)
    .reduce((blackened, form) => blackened.replaceAll(form, '***'), text);
}

// The first and the last characters of base64 depend on what stands beside the
// secret; those between them are the same for each of three places to begin at.
function base64Forms(secret: string): string[] {
  return [0, 1, 2]
    .map(offset => {
      const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
      const encoded = bytes.toString('base64').replace(/=+$/, '');
      const begin = offset === 0 ? 0 : offset + 1;
      const end = bytes.length % 3 === 0 ? encoded.length : encoded.length - 1;
      return encoded.slice(begin, end);
    })
    .flatMap(form => [form, form.replaceAll('+', '-').replaceAll('/', '_')]);
}
