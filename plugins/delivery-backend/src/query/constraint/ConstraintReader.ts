import { setImmediate } from 'node:timers/promises';
import {
  ConstraintAnswer,
  ScopeQuery,
} from '@groundwork/backstage-plugin-delivery-common';
import { ConstraintCall, nameConstraintInSteps } from '../../constraint';
import { Period } from '../../domain/metrics';
import { seededRandom } from '../../statistics';
import { ChangeSummaries } from '../changes/ChangeSummaries';
import { ContextReader } from '../context/ContextReader';
import { LastFindings } from '../LastFindings';
import { readHourlyPeriod } from '../period';
import { ResolvedScope, ScopeResolver } from '../scope';
import { seedOf } from '../seedOf';
import { Viewer } from '../Viewer';
import { MOST_SPANS, SpanStore } from './SpanStore';
import { toFinding } from './toFinding';

/** It takes four weeks at least, and twelve tell much more. */
const DAYS = 12 * 7;
/** Beyond so many spans fewer resamples are drawn, so that it ends in a second. */
const SPAN_DRAWS = 5_000_000;
const DRAWS = { most: 500, fewest: 100 };
const KEPT = 50;
/** For how long other requests wait at most. */
const SLICE_MS = 20;

type Found =
  | { kind: 'call'; call: ConstraintCall }
  | { kind: 'tooMany'; found: number };

/** Answers which stage holds changes up most. */
export class ConstraintReader {
  readonly #findings = new LastFindings<Found>({ kept: KEPT });

  constructor(
    private readonly options: {
      scopes: ScopeResolver;
      context: ContextReader;
      spans: SpanStore;
      changes: ChangeSummaries;
      now: () => Date;
    },
  ) {}

  async read(query: ScopeQuery, viewer: Viewer): Promise<ConstraintAnswer> {
    const { scopes, context } = this.options;
    const period = this.#readPeriod(query);
    const scope = await scopes.resolve(query.scope, viewer);
    const about = await context.read(scope, period);
    const question = JSON.stringify([
      scope.text,
      period,
      await context.readRevision(),
      scope.filter.view,
    ]);
    const found = await this.#findings.find(question, () =>
      this.#look(scope, period),
    );
    if (found.kind === 'tooMany') {
      return {
        ...about,
        finding: {
          status: 'abstained',
          reason: 'tooMany',
          found: found.found,
          needed: MOST_SPANS,
        },
        examples: [],
      };
    }
    const { withoutAssisted } = found.call;
    return {
      ...about,
      finding: toFinding(found.call),
      ...(withoutAssisted && { withoutAssisted: toFinding(withoutAssisted) }),
      examples: await this.#examplesOf(found.call, viewer),
    };
  }

  /**
   * What is to come is not observed: all would be open in it.
   */
  #readPeriod(query: ScopeQuery): Period {
    const now = this.options.now();
    const { from, to } = readHourlyPeriod(query, { now, days: DAYS });
    return { from, to: Math.max(from + 1, Math.min(to, now.getTime())) };
  }

  async #look({ text, filter }: ResolvedScope, period: Period): Promise<Found> {
    const { spans: store } = this.options;
    const spans = await store.findSpans(filter, period);
    if (spans.length > MOST_SPANS) {
      return { kind: 'tooMany', found: await store.countSpans(filter, period) };
    }
    const merged = await store.findMergeTimes(filter, period);
    const affordable = Math.floor(SPAN_DRAWS / Math.max(1, spans.length));
    const call = await nameConstraintInSteps(
      spans,
      {
        period,
        merged,
        random: seededRandom(seedOf('constraint', text, period)),
        resamples: Math.min(DRAWS.most, Math.max(DRAWS.fewest, affordable)),
      },
      pauseEvery(SLICE_MS),
    );
    return { kind: 'call', call };
  }

  async #examplesOf(
    call: ConstraintCall,
    viewer: Viewer,
  ): Promise<ConstraintAnswer['examples']> {
    if (call.status === 'abstained') {
      return [];
    }
    const { longestWaits } = call;
    const found = await this.options.changes.find(
      longestWaits.map(({ item }) => item),
      viewer,
    );
    return longestWaits.flatMap(({ item, hours, isOpen }) => {
      const change = found.get(item);
      return change?.isVisible
        ? [{ change: change.summary, hours, isOpen }]
        : [];
    });
  }
}

/** Gives way to other work whenever so much time has passed. */
function pauseEvery(milliseconds: number): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < milliseconds) {
      return undefined;
    }
    return setImmediate().then(() => {
      last = performance.now();
    });
  };
}
