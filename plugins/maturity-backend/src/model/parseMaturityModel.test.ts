import fc from 'fast-check';
import { lineOf, parsed, smallModel, yamlOf } from './__testUtils__/smallModel';
import { parseMaturityModel } from './parseMaturityModel';

type Small = ReturnType<typeof smallModel>;

function refuse(text: string) {
  const found = parseMaturityModel(text, { location: 'models/small.yaml' });
  return 'problems' in found ? found.problems : [];
}

function refuseChanged(change: (model: Small) => void) {
  const model = smallModel();
  change(model);
  return refuse(yamlOf(model));
}

const checksOf = (model: Small, index: number) =>
  model.spec.capabilities[index].checks;

describe('parseMaturityModel', () => {
  it('fills in what is not said, and puts things in their order', () => {
    const written = smallModel();
    written.spec.capabilities.reverse();
    checksOf(written, 0).reverse();
    const model = parsed(yamlOf(written));

    expect(model).toMatchObject({
      id: 'small',
      version: '1.0.0',
      owner: 'group:default/platform',
      levels: [{ level: 1, name: 'One' }, {}, {}, { level: 4, name: 'Four' }],
    });
    expect(model.capabilities.map(it => it.capability)).toEqual([
      'self-service-deployment',
      'test-feedback',
      'environment-provisioning',
      'code-review',
      'ownership',
      'observability',
    ]);
    expect(
      model.capabilities[5].checks.map(({ id, weight }) => [id, weight]),
    ).toEqual([
      ['observability-1', 1],
      ['observability-2', 1],
      ['observability-3', 1],
      ['observability-4', 1],
    ]);
    expect(model.questions[0].answers[3]).toEqual({ level: 4, text: 'All' });
  });

  it('needs neither practices nor questions', () => {
    const { spec, ...rest } = smallModel();
    const { practices: _practices, questions: _questions, ...bare } = spec;
    expect(parsed(yamlOf({ ...rest, spec: bare }))).toMatchObject({
      practices: [],
      questions: [],
    });
  });

  it.each<[string, (model: Small) => void, string, string]>([
    [
      'a level that no check is at',
      model => checksOf(model, 1).splice(2, 1),
      'spec.capabilities[1].checks',
      "has no check at level 3, Three; 'test-feedback' needs at least one at each level",
    ],
    [
      'a capability that is not there',
      model => model.spec.capabilities.splice(3, 1),
      'spec.capabilities',
      "lacks the capability 'code-review'; a model has all six",
    ],
    [
      'a capability that nobody knows',
      model => {
        model.spec.capabilities[3].capability = 'reviews';
      },
      'spec.capabilities[3].capability',
      'must be one of self-service-deployment, test-feedback, environment-provisioning, code-review, ownership, observability',
    ],
    [
      'fewer than four levels',
      model => model.spec.levels.pop(),
      'spec.levels',
      'must have 4 items: the levels, the lowest first',
    ],
    [
      'fewer than four answers',
      model => model.spec.questions[0].answers.pop(),
      'spec.questions[0].answers',
      'must have 4 items: one answer for each level',
    ],
    [
      'a level above the highest',
      model => {
        checksOf(model, 0)[3].level = 5;
      },
      'spec.capabilities[0].checks[3].level',
      'must be at most 4',
    ],
    [
      'an owner who can be nobody',
      model => {
        model.metadata.owner = 'component:default/orders';
      },
      'metadata.owner',
      'must be the ref of a group or user, such as group:default/platform',
    ],
    [
      'a version that is a number',
      model => {
        model.metadata.version = 1.5;
      },
      'metadata.version',
      'must be a version such as 1.2.0, in quotes; write it in quotes',
    ],
    [
      'a name that leaves no room for that of the practices',
      model => {
        model.metadata.name = 'a'.repeat(54);
      },
      'metadata.name',
      'must have at most 53 characters',
    ],
    [
      'something that nobody knows',
      model => {
        checksOf(model, 0)[0].treshold = 3;
      },
      'spec.capabilities[0].checks[0].treshold',
      'is not known here; known are id, title, reason, source, expression, message, weight, remedy, level',
    ],
    [
      'a check without a reason',
      model => {
        delete (checksOf(model, 0)[0] as Partial<{ reason: string }>).reason;
      },
      'spec.capabilities[0].checks[0]',
      "lacks 'reason'",
    ],
    [
      'a source that nobody knows',
      model => {
        checksOf(model, 0)[0].source.kind = 'gartner';
      },
      'spec.capabilities[0].checks[0].source.kind',
      'must be one of dora, cncf, harness, duplocloud, ours, other',
    ],
    [
      'an action that there is not',
      model => {
        checksOf(model, 0)[0].remedy = {
          text: 'Do it.',
          action: { kind: 'teleport' },
        };
      },
      'spec.capabilities[0].checks[0].remedy.action.kind',
      'must be one of template, ownership-gaps, entity-tab',
    ],
    [
      'a filter that is none',
      model => {
        model.spec.filter = { kind: { $like: 'group' } };
      },
      'spec.filter',
      'is not a filter such as { kind: group, spec.type: team }',
    ],
  ])('refuses %s, and says where', (_, change, path, message) => {
    const problems = refuseChanged(change);
    expect(problems.map(it => it.path)).toContain(path);
    const found = problems.find(it => it.path === path);
    expect(found?.message.startsWith(message)).toBe(true);
    expect(found?.line).toBeGreaterThan(0);
    expect(found?.column).toBeGreaterThan(0);
  });

  it.each<[string, (model: Small) => void, string, string]>([
    [
      'of checks of different capabilities',
      model => {
        checksOf(model, 4)[0].id = 'code-review-2';
      },
      'spec.capabilities[4].checks[0].id',
      'spec.capabilities[3].checks[1].id',
    ],
    [
      'of a check and a practice',
      model => {
        model.spec.practices[0].id = 'ownership-1';
      },
      'spec.practices[0].id',
      'spec.capabilities[4].checks[0].id',
    ],
    [
      'of a practice and a question',
      model => {
        model.spec.questions[0].id = 'golden-path';
      },
      'spec.questions[0].id',
      'spec.practices[0].id',
    ],
  ])('refuses one id %s, naming both', (_, change, path, earlier) => {
    const [problem, ...others] = refuseChanged(change);
    expect(others).toEqual([]);
    expect(problem.path).toBe(path);
    expect(problem.message).toContain(earlier);
    expect(problem.message).toContain('has to be unique in the model');
  });

  it('refuses a threshold that is out of order, naming both places', () => {
    const written = smallModel();
    const checks = checksOf(written, 0);
    checks[1].expression = 'delivery.leadTimeP50Hours <= 24.0';
    checks[2].expression =
      'team.ciShare >= 0.9 && delivery.leadTimeP50Hours <= 730.0';
    const text = yamlOf(written);
    const below = lineOf(text, 'delivery.leadTimeP50Hours <= 24.0');

    expect(refuse(text)).toEqual([
      {
        path: 'spec.capabilities[0].checks[2].expression',
        line: lineOf(text, 'team.ciShare >= 0.9'),
        column: 23,
        message: `asks for less at level 3 (delivery.leadTimeP50Hours <= 730.0) than 'self-service-deployment-2' does at level 2 in line ${below}, spec.capabilities[0].checks[1].expression (delivery.leadTimeP50Hours <= 24.0); the higher level must ask for as much or more`,
      },
      {
        path: 'spec.capabilities[0].checks[3].expression',
        line: lineOf(text, 'team.ciShare >= 0.4'),
        column: 23,
        message: expect.stringContaining('asks for less at level 4'),
      },
    ]);
  });

  it('takes the same limit at two levels, and different facts', () => {
    const written = smallModel();
    const checks = checksOf(written, 0);
    checks[2].expression = 'team.ciShare >= 0.2';
    checks[3].expression = 'team.testsShare >= 0.1 && team.ciShare <= 0.9';
    expect(refuse(yamlOf(written))).toEqual([]);
  });

  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefgh'.split('').map((name, i) => {
      const before = `*${'abcdefg'[i]}`;
      return `${name}: &${name} [${Array(9).fill(before).join(', ')}]`;
    }),
  ].join('\n');

  it.each([
    ['nothing', '', 'has no maturity model'],
    ['a bomb', bomb, 'uses an anchor or alias'],
    ['half a megabyte', `a: ${'x'.repeat(600_000)}`, 'is larger than 512 KiB'],
    ['brackets', '['.repeat(200_000), 'has too many parts to be read'],
    ['two models', '---\na: 1\n---\nb: 1\n', 'has more than 1 document'],
    ['a list', '- 1', 'must be a Groundwork maturity model'],
    ['no YAML', 'a: "b', 'missing closing'],
  ])('refuses %s', (_, text, message) => {
    const [problem] = refuse(text);
    expect(problem.message.toLowerCase()).toContain(message.toLowerCase());
    expect(problem.line).toBeGreaterThan(0);
  });

  it('says where the text was read from', () => {
    expect(parseMaturityModel('', { location: 'models/a.yaml' })).toMatchObject(
      { location: 'models/a.yaml' },
    );
  });

  it('throws for no text', () => {
    const lines = yamlOf(smallModel()).split('\n');
    const changed = fc
      .tuple(fc.nat(lines.length - 1), fc.string(), fc.nat(3))
      .map(([at, text, cut]) =>
        lines.toSpliced(at, cut, `${' '.repeat(at % 7)}${text}`).join('\n'),
      );
    fc.assert(
      fc.property(fc.oneof(fc.string(), changed), text => {
        const found = parseMaturityModel(text, { location: 'x' });
        expect('model' in found || found.problems.length > 0).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
