import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCodeowners } from '@groundwork/backstage-plugin-ownership-common';
import { entity, REF } from '../domain/gaps/__testUtils__/catalog';
import { callerWithout, startGaps } from './__testUtils__/gapServices';
import { minutes, NOW, World } from './__testUtils__/world';
import { CodeHistory } from './CodeHistory';
import { CodeReader } from './CodeReader';

const PLACE = { repo: 'git.acme.test/acme/ledger', folder: '' };

const ENTITIES = [
  entity('group payments', { title: 'Payments' }),
  entity('group risk', { title: 'Risk' }),
  entity('user ada', { email: 'ada@acme.test', memberOf: ['group payments'] }),
  entity('user ben', { email: 'ben@acme.test', memberOf: ['group payments'] }),
  entity('user cleo', { memberOf: ['group risk'] }),
  entity('api ledger', {
    annotations: {
      'backstage.io/source-location':
        'url:https://git.acme.test/acme/ledger/tree/main/',
    },
  }),
];

const rules = {
  parsed: parseCodeowners('*.ts @payments\n*.md @risk\n', {
    dialect: 'github',
  }),
  url: 'https://git.acme.test/acme/ledger/blob/main/CODEOWNERS',
  findOwner: ({ name }: { name: string }) => REF(`group ${name}`),
};

describe('CodeReader', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'gap-code-'));
    const date = new Date(NOW.getTime() - minutes(60)).toISOString();
    const git = (...args: string[]) =>
      execFileSync('git', args, {
        cwd: directory,
        env: {
          PATH: process.env.PATH!,
          GIT_AUTHOR_NAME: 'a',
          GIT_AUTHOR_DATE: date,
          GIT_COMMITTER_NAME: 'c',
          GIT_COMMITTER_EMAIL: 'c@acme.test',
          GIT_COMMITTER_DATE: date,
          GIT_AUTHOR_EMAIL: args.at(-1)!,
        },
        stdio: 'pipe',
      });
    git('init', '-q', '-b', 'main');
    const authors = ['ada', 'ben', 'stranger', 'ada', 'ben', 'ada'];
    for (const [index, author] of authors.entries()) {
      const name = index === 0 ? 'README.md' : `${index}.ts`;
      await writeFile(join(directory, name), author);
      git('add', '-A');
      git('commit', '-q', '-m', 'x', '--author', `a <${author}@acme.test>`);
    }
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  function setUp() {
    const world = new World(ENTITIES);
    const { logger } = world;
    const now = () => world.now;
    const reader = new CodeReader({
      codeowners: world.codeowners,
      people: world.people,
      find: ref => world.index.getEntity(ref),
      history: new CodeHistory({ logger, now }),
      logger,
      now,
    });
    const read = (signal = new AbortController().signal) =>
      reader.read(PLACE, signal);
    return { world, read };
  }

  const authors = ['ada', 'ben', 'ada', 'ben', 'ada'].map(it =>
    REF(`user ${it}`),
  );

  it('tells what a checkout tells', async () => {
    const { world, read } = setUp();
    world.rules.set(PLACE.repo, { ...rules, directory });
    expect(await read()).toEqual({
      place: PLACE,
      named: [],
      shares: {
        of: 'files',
        total: 6,
        byOwner: new Map([
          [REF('group payments'), 5],
          [REF('group risk'), 1],
        ]),
      },
      authors,
    });
  });

  it('tells what the rules tell of a repository that is elsewhere', async () => {
    const { world, read } = setUp();
    const parsed = parseCodeowners('* @payments\n/docs/ @risk\n', {
      dialect: 'github',
    });
    world.rules.set(PLACE.repo, { ...rules, parsed });
    expect(await read()).toEqual({
      place: PLACE,
      named: [
        expect.objectContaining({
          entityRef: REF('group payments'),
          by: 'CODEOWNERS of acme/ledger',
        }),
      ],
      shares: {
        of: 'rules',
        total: 2,
        byOwner: new Map([
          [REF('group payments'), 1],
          [REF('group risk'), 1],
        ]),
      },
      authors: [],
    });
  });

  it('does without what is not there', async () => {
    const { world, read } = setUp();
    const nothing = { place: PLACE, named: [], authors: [] };
    expect(await read()).toEqual({ ...nothing, shares: undefined });
    const { findOwner } = rules;
    world.rules.set(PLACE.repo, { findOwner, directory: tmpdir() });
    expect(await read()).toEqual(nothing);
    world.rules.set(PLACE.repo, new Error('503'));
    expect(await read()).toBeUndefined();
    expect(await read(AbortSignal.abort())).toBeUndefined();
  });

  it('makes suggestions, without a word of who it was', async () => {
    const world = new World(ENTITIES);
    world.rules.set(PLACE.repo, { ...rules, directory });
    const { service, refresh } = await startGaps(world);
    await refresh();
    const { items } = await service.query({}, callerWithout());
    expect(items[0].suggestions).toEqual([
      {
        owner: {
          entityRef: REF('group payments'),
          title: 'Payments',
          exists: true,
        },
        // 0.9 of 5 in 6 files is 0.75, and half of 0.5 for all the changes
        confidence: 0.81,
        reasons: [
          'CODEOWNERS of acme/ledger gives it 5 of 6 files',
          'Its members made most of the changes to acme/ledger in the last 90 days',
        ],
      },
      {
        owner: { entityRef: REF('group risk'), title: 'Risk', exists: true },
        confidence: 0.15,
        reasons: ['CODEOWNERS of acme/ledger gives it 1 of 6 files'],
      },
    ]);
  });
});
