/** An answer as JSON: interfaces are no records to the compiler, their copies are. */
export type Plain<T> = { [K in keyof T]: Plain<T[K]> };

/** Says that an answer is what JSON can hold, as all answers are. */
export function plain<T>(answer: T): Plain<T> {
  return answer as Plain<T>;
}
