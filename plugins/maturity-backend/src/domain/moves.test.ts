import { allAt, modelOf } from './__testUtils__/builders';
import { movesBetween } from './moves';

it('counts moves of the teams of now', () => {
  const before = new Map([
    ['up', { ownership: 1, 'code-review': 2 }],
    ['down', { ownership: 3, 'code-review': 2 }],
    // It was in another group then, and counts with what it had there
    ['moved-in', { ownership: 2, 'code-review': 2 }],
    ['unmeasured-then', { ownership: null, 'code-review': null }],
    ['unmeasured-now', { ownership: 2, 'code-review': 2 }],
    ['left', { ownership: 0, 'code-review': 0 }],
    ['no-day', null],
  ]);
  const teams = [
    { entityRef: 'up', capabilities: allAt(2) },
    { entityRef: 'down', capabilities: allAt(2) },
    { entityRef: 'moved-in', capabilities: allAt(2) },
    { entityRef: 'unmeasured-then', capabilities: allAt(2) },
    { entityRef: 'unmeasured-now', capabilities: allAt(undefined) },
    { entityRef: 'no-day', capabilities: allAt(2) },
    { entityRef: 'new', capabilities: allAt(2) },
  ];
  const moves = movesBetween(before, teams, modelOf({}));
  expect(moves).toHaveLength(6);
  expect(moves[4]).toEqual({
    capability: 'ownership',
    title: 'Title of ownership',
    higher: 1,
    lower: 1,
    same: 1,
    unknown: 4,
  });
  expect(moves[3]).toMatchObject({ higher: 0, lower: 0, same: 3, unknown: 4 });
  expect(moves[0]).toMatchObject({ higher: 0, lower: 0, same: 0, unknown: 7 });
});
