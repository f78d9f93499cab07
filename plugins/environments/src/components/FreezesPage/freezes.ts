import { FreezeWindow } from '@groundwork/backstage-plugin-environments-common';

/** - `next`: the first that is not in force yet */
export type FreezeState = 'now' | 'next' | 'later';

/** A freeze, and whether it is in force. */
export interface PlacedFreeze {
  freeze: FreezeWindow;
  state: FreezeState;
}

/** Freezes that are not over, the first to begin first. */
export function placed(
  freezes: readonly FreezeWindow[],
  now: Date,
): PlacedFreeze[] {
  const left = freezes
    .filter(({ to }) => new Date(to) > now)
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
  const next = left.find(({ from }) => new Date(from) > now);
  return left.map(freeze => {
    if (new Date(freeze.from) <= now) {
      return { freeze, state: 'now' };
    }
    return { freeze, state: freeze === next ? 'next' : 'later' };
  });
}

/** What somebody writes who sets a freeze. */
export interface FreezeDraft {
  reason: string;
  /** `YYYY-MM-DDTHH:mm` where the person is. */
  from: string;
  /** Likewise. */
  to: string;
  stages: string[];
  entities: string[];
}

/** What is wrong with a draft, by field. */
export interface FreezeProblems {
  reason?: 'missing';
  from?: 'missing';
  to?: 'missing' | 'beforeStart' | 'past';
}

function timeOf(text: string): number | undefined {
  const time = text === '' ? NaN : new Date(text).getTime();
  return Number.isNaN(time) ? undefined : time;
}

/** Finds what is wrong with a draft. */
export function problemsOf(draft: FreezeDraft, now: Date): FreezeProblems {
  const problems: FreezeProblems = {};
  const [from, to] = [timeOf(draft.from), timeOf(draft.to)];
  if (draft.reason.trim() === '') {
    problems.reason = 'missing';
  }
  if (from === undefined) {
    problems.from = 'missing';
  }
  if (to === undefined) {
    problems.to = 'missing';
  } else if (from !== undefined && to <= from) {
    problems.to = 'beforeStart';
  } else if (to <= now.getTime()) {
    problems.to = 'past';
  }
  return problems;
}

/** The freeze of a draft that nothing is wrong with. */
export function freezeOf(
  draft: FreezeDraft,
): Omit<FreezeWindow, 'id' | 'createdBy'> {
  return {
    reason: draft.reason.trim(),
    from: new Date(draft.from).toISOString(),
    to: new Date(draft.to).toISOString(),
    stages: draft.stages,
    entities: draft.entities,
  };
}

/** A time as fields for times want it: `YYYY-MM-DDTHH:mm` where the person is. */
export function localMinute(time: Date): string {
  const part = (number: number) => `${number}`.padStart(2, '0');
  const day = [
    time.getFullYear(),
    part(time.getMonth() + 1),
    part(time.getDate()),
  ].join('-');
  return `${day}T${part(time.getHours())}:${part(time.getMinutes())}`;
}
