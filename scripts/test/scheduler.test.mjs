import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { schedule } from './scheduler.mjs';

/** Runs stages and writes down when each starts and ends. */
async function record(stages, { cores = 2, red = [], failFast, signal } = {}) {
  const events = [];
  const outcomes = await schedule(stages, {
    cores,
    failFast,
    signal,
    run: async ({ name }) => {
      events.push(`+${name}`);
      await Promise.resolve();
      events.push(`-${name}`);
      return { failed: red.includes(name) ? 1 : 0 };
    },
    notRun: (_, need) => ({ failed: 1, need }),
  });
  return { events: events.join(' '), outcomes };
}

const stage = (name, cores = 1, more = {}) => ({ name, cores, ...more });

describe('schedule', () => {
  it('runs stages that want all cores one after the other', async () => {
    const { events } = await record([stage('a', 2), stage('b', 2)]);
    assert.equal(events, '+a -a +b -b');
  });

  it('runs small stages side by side', async () => {
    const { events } = await record([stage('a'), stage('b'), stage('c', 2)]);
    assert.equal(events, '+a +b -a -b +c -c');
  });

  it('runs a stage that wants more cores than there are', async () => {
    const { events } = await record([stage('a', 2)], { cores: 1 });
    assert.equal(events, '+a -a');
  });

  it('lets no later stage overtake one that waits for cores', async () => {
    const { events } = await record([stage('a'), stage('b', 2), stage('c')]);
    assert.equal(events, '+a -a +b -b +c -c');
  });

  it('lets a stage overtake one that waits for another stage', async () => {
    const { events } = await record([
      stage('a'),
      stage('b', 1, { needs: ['a'] }),
      stage('c'),
    ]);
    assert.equal(events, '+a +c -a -c +b -b');
  });

  it('does not run what needs a red stage, nor what needs that', async () => {
    const { events, outcomes } = await record(
      [
        stage('a'),
        stage('b', 1, { needs: ['a'] }),
        stage('c', 1, { needs: ['b'] }),
        stage('d', 1, { after: ['a'] }),
      ],
      { red: ['a'] },
    );
    assert.equal(events, '+a -a +d -d');
    assert.deepEqual(outcomes.get('b'), { failed: 1, need: 'a' });
    assert.deepEqual(outcomes.get('c'), { failed: 1, need: 'b' });
    assert.deepEqual(outcomes.get('d'), { failed: 0 });
  });

  it('does not wait for a stage that is not part of the run', async () => {
    const { events } = await record([stage('b', 1, { needs: ['a'] })]);
    assert.equal(events, '+b -b');
  });

  it('starts nothing more after a red stage when told so', async () => {
    const { events, outcomes } = await record([stage('a', 2), stage('b', 2)], {
      red: ['a'],
      failFast: true,
    });
    assert.equal(events, '+a -a');
    assert.deepEqual(outcomes.get('b'), {
      failed: 1,
      need: 'an earlier stage',
    });
  });

  it('refuses stages that wait for each other', async () => {
    await assert.rejects(
      record([
        stage('a', 1, { after: ['b'] }),
        stage('b', 1, { needs: ['a'] }),
      ]),
      /stages wait for each other: a, b/,
    );
  });

  it('starts nothing when interrupted', async () => {
    const { events } = await record([stage('a')], {
      signal: AbortSignal.abort(),
    });
    assert.equal(events, '');
  });
});
