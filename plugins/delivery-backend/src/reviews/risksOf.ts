import { ChangeSummary } from '@groundwork/backstage-plugin-delivery-common';
import { nameOfComponent } from '../query/items/titles';

/** Reviews find less in changes that are larger. */
const LARGE_LINES = 500;

const DEPENDENCIES =
  /(?:^|\/)(?:package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|go\.(?:mod|sum)|pom\.xml|build\.gradle(?:\.kts)?|requirements[^/]*\.txt|pyproject\.toml|poetry\.lock|Pipfile(?:\.lock)?|Cargo\.(?:toml|lock)|Gemfile(?:\.lock)?|composer\.(?:json|lock)|[^/]+\.(?:cs|fs|vb)proj)$/;
const MIGRATIONS =
  /(?:^|\/)(?:migrations?|changelogs?)\/|(?:^|\/)V\d+__[^/]+\.sql$/;
const TESTS =
  /(?:^|\/)(?:tests?|specs?|__tests__|e2e)\/|\.(?:test|spec|cy)\.[^/]+$|_test\.[^/]+$|(?:^|\/)test_[^/]+\.py$|Tests?\.(?:java|kt|cs)$/;

/** What risks are told by. */
export interface RiskFacts {
  change: ChangeSummary;
  /** Undefined where they are not known. */
  paths?: readonly string[];
  /** How often deployments of components failed in the last weeks. */
  failuresOf: ReadonlyMap<string, number>;
}

/** Why a change should be looked at before others, in a few words each. */
export function risksOf({ change, paths, failuresOf }: RiskFacts): string[] {
  const { size, teams, components, cohort } = change;
  const lines = size ? size.added + size.removed : 0;
  const touches = (kind: RegExp) => paths?.some(it => kind.test(it)) ?? false;
  return [
    lines > LARGE_LINES && `${lines} lines`,
    teams.length > 1 && `touches components of ${teams.length} teams`,
    touches(MIGRATIONS) && 'changes a migration',
    touches(DEPENDENCIES) && 'changes dependencies',
    cohort === 'assisted' &&
      paths !== undefined &&
      !touches(TESTS) &&
      'written with AI, and no test is changed',
    ...components.map(it => failuresIn(it, failuresOf.get(it) ?? 0)),
  ].filter(it => it !== false);
}

function failuresIn(component: string, count: number): string | false {
  return (
    count > 0 &&
    `${nameOfComponent(component)} failed ${
      count === 1 ? 'once' : `${count} times`
    } in the last 4 weeks`
  );
}
