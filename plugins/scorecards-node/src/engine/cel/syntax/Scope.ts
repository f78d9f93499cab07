/** The variables that comprehensions and `cel.bind` have made around a part. */
export class Scope {
  static readonly outermost = new Scope(new Map(), 0);

  private constructor(
    private readonly slots: ReadonlyMap<string, number>,
    /** Comprehensions around the part. */
    readonly comprehensions: number,
    private readonly used = 0,
  ) {}

  slotOf(name: string): number | undefined {
    return this.slots.get(name);
  }

  /** The scope within, where the name means a variable of its own. */
  within(name: string, isComprehension: boolean): [slot: number, scope: Scope] {
    const slots = new Map(this.slots).set(name, this.used);
    const depth = this.comprehensions + (isComprehension ? 1 : 0);
    return [this.used, new Scope(slots, depth, this.used + 1)];
  }
}
