import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPortalLog } from './portal-log.mjs';

const line = entry => JSON.stringify({ service: 'backstage', ...entry });
const read = (...entries) =>
  readPortalLog(
    entries.map(e => (typeof e === 'string' ? e : line(e))).join('\n'),
  );

describe('readPortalLog', () => {
  it('finds nothing in a healthy log', () => {
    assert.deepEqual(
      read(
        'Loading config from app-config.yaml',
        { level: 'info', plugin: 'ownership', message: 'index built' },
        { level: 'warn', plugin: 'ownership', message: 'one feed is late' },
        { level: 'warn', plugin: 'catalog', message: 'a slow query' },
        '(node:1) DeprecationWarning: something',
      ),
      { problems: [], others: [] },
    );
  });

  for (const [title, entry, problem] of [
    [
      'an error of a plugin of ours',
      { level: 'error', plugin: 'ownership', message: 'no index' },
      'ownership error: no index',
    ],
    [
      'an error outside of any plugin',
      { level: 'error', message: 'Request failed with status 500' },
      'backend error: Request failed with status 500',
    ],
    [
      'an entity that could not be processed',
      {
        level: 'warn',
        plugin: 'catalog',
        message: 'Policy check failed',
        entity: 'component:default/pay',
        location: 'file:a.yaml',
      },
      'catalog warn: Policy check failed (component:default/pay)',
    ],
    [
      'a processor that threw',
      {
        level: 'warn',
        plugin: 'catalog',
        message: 'Processor FileReaderProcessor threw an error',
      },
      'catalog warn: Processor FileReaderProcessor threw an error',
    ],
    [
      'a crash',
      'TypeError: Cannot read properties of undefined',
      'TypeError: Cannot read properties of undefined',
    ],
  ]) {
    it(`finds ${title}`, () => {
      assert.deepEqual(read(entry), { problems: [problem], others: [] });
    });
  }

  it('keeps errors of other plugins apart', () => {
    assert.deepEqual(
      read({ level: 'error', plugin: 'search', message: 'no index yet' }),
      { problems: [], others: ['search error: no index yet'] },
    );
  });

  it('says once what was logged often, with where it came from', () => {
    const entry = {
      level: 'error',
      plugin: 'delivery',
      message: 'no table',
      stack: 'Error: no table\n    at a\n    at b\n    at c\n    at d',
    };
    assert.deepEqual(read(entry, entry).problems, [
      '2 times: delivery error: no table\n    at a\n    at b\n    at c',
    ]);
  });
});
