/** @throws RangeError unless it is from 0 to 1 */
export function assertShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) {
    throw new RangeError(`${name} is ${value}: it must be from 0 to 1`);
  }
}

/** @throws RangeError unless it is greater than 0 and less than 1 */
export function assertConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(
      `confidence is ${confidence}: it must be between 0 and 1, such as 0.95`,
    );
  }
}

/** @throws RangeError that names the first that is NaN or infinite */
export function assertFinite(name: string, values: readonly number[]): void {
  const index = values.findIndex(value => !Number.isFinite(value));
  if (index !== -1) {
    throw new RangeError(
      `${name}[${index}] is ${values[index]}: it must be a finite number`,
    );
  }
}
