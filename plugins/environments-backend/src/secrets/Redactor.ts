/** Shorter ones are not looked for: too much would be blackened. */
const MIN_LENGTH = 4;
const BLACK = '***';

/**
 * Blackens secrets in texts: as they are, in base64 (of both alphabets, wherever
 * they begin within what is encoded), URL-encoded, in hexadecimal and as JSON
 * writes them.
 */
export class Redactor {
  readonly #known = new Set<string>();
  #forms: readonly string[] = [];

  add(secret: string): void {
    if (secret.length < MIN_LENGTH || this.#known.has(secret)) {
      return;
    }
    this.#known.add(secret);
    this.#forms = [...new Set([...this.#known].flatMap(formsOf))].sort(
      (a, b) => b.length - a.length,
    );
  }

  redact(text: string): string {
    return this.#forms.reduce(
      (blackened, form) => blackened.replaceAll(form, BLACK),
      text,
    );
  }
}

function formsOf(secret: string): string[] {
  // Each line of one with many lines may stand alone in a log.
  const lines = secret.split(/\r?\n/).filter(it => it.length >= MIN_LENGTH);
  return [secret, ...lines]
    .flatMap(it => [
      it,
      encodeURIComponent(it),
      encodeURIComponent(it).replaceAll('%20', '+'),
      JSON.stringify(it).slice(1, -1),
      Buffer.from(it).toString('hex'),
      ...base64Forms(it),
    ])
    .filter(it => it.length >= MIN_LENGTH);
}

/**
 * What stays the same of a text's base64 wherever it begins in what is encoded:
 * the first and last characters depend on what stands beside it.
 */
function base64Forms(secret: string): string[] {
  const forms = [0, 1, 2].flatMap(offset => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const encoded = bytes.toString('base64').replace(/=+$/, '');
    const start = offset === 0 ? 0 : offset + 1;
    const end = bytes.length % 3 === 0 ? encoded.length : encoded.length - 1;
    return encoded.slice(start, end);
  });
  return forms.flatMap(it => [
    it,
    it.replaceAll('+', '-').replaceAll('/', '_'),
  ]);
}
