/**
 * Something that limits an answer.
 *
 * @public
 */
export interface MaturityRemark {
  /**
   * `partial`: some teams may not be read, so are left out; `notYetMeasured`: nothing
   * was read since the start; `catalogUnavailable`, `scorecardsUnavailable`,
   * `deliveryUnavailable`: what is
   * shown is of an earlier time; `modelRefused`: a newer model has problems, and an
   * older one is in force; `groupCycle`: groups that contain themselves; `demoData`.
   */
  code:
    | 'partial'
    | 'notYetMeasured'
    | 'catalogUnavailable'
    | 'scorecardsUnavailable'
    | 'deliveryUnavailable'
    | 'modelRefused'
    | 'groupCycle'
    | 'demoData'
    | 'noTeams';
  /** For people. */
  text: string;
}

/**
 * What every answer says of itself.
 *
 * @public
 */
export interface MaturityContext {
  model: MaturityModelBrief;
  /** ISO 8601: when it was asked. */
  asOf: string;
  /** ISO 8601: when teams were last read; left out before the first time. */
  measuredAt?: string;
  remarks: MaturityRemark[];
}

/**
 * Which model an answer is by.
 *
 * @public
 */
export interface MaturityModelBrief {
  id: string;
  title: string;
  /** As the file of the model says. */
  version: string;
  /** The lowest first; the ground below them is not among them. */
  levels: Array<{ level: number; name: string; description?: string }>;
}
