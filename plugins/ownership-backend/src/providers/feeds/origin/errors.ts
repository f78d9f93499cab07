/** Something could not be read from where it comes from. */
export class OriginError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OriginError';
  }
}
