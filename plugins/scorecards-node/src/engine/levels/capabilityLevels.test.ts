import {
  Capability,
  CheckDefinition,
  CheckStatus,
} from '@groundwork/backstage-plugin-scorecards-common';
import { capabilityLevels } from './capabilityLevels';

const LEVELS = [1, 2, 3, 4].map(level => ({ level, name: `Level ${level}` }));

type Given = [Capability | undefined, number, CheckStatus | 'absent'];

function levelsOf(given: Given[], isEnforced = true) {
  const checks = given.map(
    ([capability, level], index): CheckDefinition => ({
      id: `c${index}`,
      title: `C${index}`,
      expression: 'true',
      weight: 1,
      level,
      capability,
    }),
  );
  return capabilityLevels(
    { checks, levels: LEVELS },
    given.map(([, , status]) =>
      status === 'absent' ? undefined : { status, enforced: isEnforced },
    ),
  );
}

describe('capabilityLevels', () => {
  it.each<[string, Given[], number, boolean]>([
    [
      'all pass: the highest with a check',
      [
        ['ownership', 1, 'pass'],
        ['ownership', 3, 'pass'],
      ],
      3,
      false,
    ],
    [
      'the second fails: the first',
      [
        ['ownership', 1, 'pass'],
        ['ownership', 2, 'fail'],
        ['ownership', 3, 'pass'],
      ],
      1,
      false,
    ],
    [
      'the first that there is fails: none, though nothing is below it',
      [['ownership', 2, 'fail']],
      0,
      false,
    ],
    [
      'exempt counts as reached',
      [
        ['ownership', 1, 'exempt'],
        ['ownership', 2, 'pass'],
      ],
      2,
      false,
    ],
    [
      'unknown and stale hold back',
      [
        ['ownership', 1, 'pass'],
        ['ownership', 2, 'unknown'],
        ['ownership', 2, 'stale'],
      ],
      1,
      false,
    ],
    ['nothing known: unmeasured', [['ownership', 1, 'unknown']], 0, true],
    [
      'what does not apply is not there',
      [
        ['ownership', 1, 'pass'],
        ['ownership', 2, 'absent'],
      ],
      1,
      false,
    ],
  ])('%s', (_, given, level, unmeasured) => {
    const ownership = levelsOf(given)?.find(
      it => it.capability === 'ownership',
    );

    expect(ownership).toMatchObject({ level, of: 4, unmeasured });
  });

  it('has all six in their order, unmeasured without a check', () => {
    const levels = levelsOf([['observability', 1, 'pass']]);

    expect(levels?.map(it => [it.capability, it.level, it.unmeasured])).toEqual(
      [
        ['self-service-deployment', 0, true],
        ['test-feedback', 0, true],
        ['environment-provisioning', 0, true],
        ['code-review', 0, true],
        ['ownership', 0, true],
        ['observability', 1, false],
      ],
    );
  });

  it('leaves out what is only announced', () => {
    expect(levelsOf([['ownership', 1, 'pass']], false)?.[4]).toMatchObject({
      level: 0,
      unmeasured: true,
    });
  });

  it('is not there for scorecards that are about no capability', () => {
    expect(levelsOf([[undefined, 1, 'pass']])).toBeUndefined();
  });
});
