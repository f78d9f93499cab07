/** A catalog file could not be read or changed; the message says why. */
export class CatalogFileError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CatalogFileError';
  }
}
