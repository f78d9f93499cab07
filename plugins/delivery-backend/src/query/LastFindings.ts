/**
 * Answers that take long, for as long as what they were made of is the same. Who
 * asks for one that is being made waits for it, rather than making it again.
 */
export class LastFindings<T> {
  readonly #answers = new Map<string, Promise<T>>();

  /** @param options.kept - How many; the one that was asked longest ago goes first */
  constructor(private readonly options: { kept: number }) {}

  find(question: string, make: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(question);
    this.#answers.delete(question);
    const answer = known ?? make();
    this.#answers.set(question, answer);
    if (!known) {
      answer.catch(() => this.#answers.delete(question));
    }
    if (this.#answers.size > this.options.kept) {
      const [oldest] = this.#answers.keys();
      this.#answers.delete(oldest);
    }
    return answer;
  }
}
