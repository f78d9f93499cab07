import {
  CohortsAnswer,
  ScopeQuery,
} from '@groundwork/backstage-plugin-delivery-common';
import { Period } from '../../domain/metrics';
import { seededRandom } from '../../statistics';
import { LastFindings } from '../LastFindings';
import { ContextReader } from '../context/ContextReader';
import { readHourlyPeriod } from '../period';
import { ResolvedScope, ScopeResolver } from '../scope';
import { seedOf } from '../seedOf';
import { Viewer } from '../Viewer';
import { CohortStore } from './CohortStore';
import { compareCohorts } from './compareCohorts';
import { REFERENCES } from './references';

const KEPT = 50;

type Compared = ReturnType<typeof compareCohorts>;

/** Answers how assisted changes differ from others. */
export class CohortReader {
  readonly #compared = new LastFindings<Compared>({ kept: KEPT });

  constructor(
    private readonly options: {
      scopes: ScopeResolver;
      context: ContextReader;
      cohorts: CohortStore;
      now: () => Date;
    },
  ) {}

  async read(query: ScopeQuery, viewer: Viewer): Promise<CohortsAnswer> {
    const { scopes, context, now } = this.options;
    const period = readHourlyPeriod(query, { now: now() });
    const scope = await scopes.resolve(query.scope, viewer);
    const about = await context.read(scope, period);
    const question = JSON.stringify([
      scope.text,
      period,
      await context.readRevision(),
      scope.filter.view,
    ]);
    const compared = await this.#compared.find(question, () =>
      this.#compare(scope, period),
    );
    return { ...about, ...compared, references: REFERENCES };
  }

  async #compare(
    { text, filter }: ResolvedScope,
    period: Period,
  ): Promise<Compared> {
    const { cohorts } = this.options;
    const question = { filter, period };
    const facts = {
      period,
      readings: await cohorts.findReadings(question),
      merged: await cohorts.findMerged(question),
      ...(await cohorts.findDeployments(question)),
      noted: await cohorts.findNoted(question),
    };
    return compareCohorts(facts, seededRandom(seedOf('cohorts', text, period)));
  }
}
