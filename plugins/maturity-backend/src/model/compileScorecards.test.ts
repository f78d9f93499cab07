import { parse } from 'yaml';
import { parsed, smallModel, yamlOf } from './__testUtils__/smallModel';
import { compileScorecards, scorecardIdsOf } from './compileScorecards';

describe('compileScorecards', () => {
  const written = smallModel();
  Object.assign(written.spec.capabilities[1].checks[0], {
    message: "'Too few'",
    weight: 2,
    reason: 'Nobody knows otherwise.',
    source: { kind: 'dora', title: 'A page', year: 2024 },
    remedy: { text: 'Add some.', action: { kind: 'ownership-gaps' } },
  });
  const model = parsed(yamlOf(written));
  const { levels, practices } = compileScorecards(model);

  it('writes a scorecard of the levels', () => {
    const scorecard = parse(levels);
    expect(scorecard).toMatchObject({
      apiVersion: 'groundwork/v1',
      kind: 'Scorecard',
      metadata: {
        name: 'small',
        title: 'Small',
        owner: 'group:default/platform',
      },
      spec: {
        filter: { kind: 'group' },
        levels: [
          { name: 'One' },
          { name: 'Two' },
          { name: 'Three' },
          { name: 'Four' },
        ],
      },
    });
    expect(scorecard.spec.checks).toHaveLength(24);
    expect(scorecard.spec.checks[4]).toEqual({
      id: 'test-feedback-1',
      title: 'Level 1 of test-feedback',
      why: 'Nobody knows otherwise. Source: A page, 2024.',
      expression: 'team.ciShare >= 0.1',
      message: "'Too few'",
      weight: 2,
      remedy: { text: 'Add some.', action: { kind: 'ownership-gaps' } },
      capability: 'test-feedback',
      level: 1,
    });
  });

  it('writes a scorecard of the practices, with one level', () => {
    expect(parse(practices ?? '')).toMatchObject({
      metadata: { name: 'small-practices', title: 'Small: practices' },
      spec: {
        levels: [{ name: 'Practised' }],
        checks: [
          {
            id: 'golden-path',
            why: 'It is so. Source: A survey, 2026.',
            level: 1,
            weight: 1,
          },
        ],
      },
    });
  });

  it('writes none without practices', () => {
    const bare = { ...model, practices: [] };
    expect(compileScorecards(bare)).toEqual({ levels });
    expect(scorecardIdsOf(bare)).toEqual({ levels: 'small' });
    expect(scorecardIdsOf(model)).toEqual({
      levels: 'small',
      practices: 'small-practices',
    });
  });

  it('writes the same for a model that means the same', () => {
    written.spec.capabilities.reverse();
    written.metadata.owner = 'group:default/platform';
    expect(compileScorecards(parsed(yamlOf(written)))).toEqual({
      levels,
      practices,
    });
  });
});
