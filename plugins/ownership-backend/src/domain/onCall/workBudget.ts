/** Thrown when more work is asked for than may be done. */
export class WorkBudgetExceededError extends Error {
  constructor() {
    super('this takes more work than a calendar may cause');
    this.name = 'WorkBudgetExceededError';
  }
}

/**
 * Bounds what a text from outside can make us do. Work is counted in steps,
 * not in time, so that the same text always ends the same.
 */
export class WorkBudget {
  private left: number;

  constructor(steps: number) {
    this.left = steps;
  }

  spend(steps: number = 1): void {
    this.left -= steps;
    if (this.left < 0) {
      throw new WorkBudgetExceededError();
    }
  }

  /** A part of what is left, at most so much. */
  slice(steps: number): WorkBudget {
    return new WorkBudget(Math.max(0, Math.min(steps, this.left)));
  }

  get remaining(): number {
    return Math.max(0, this.left);
  }
}
