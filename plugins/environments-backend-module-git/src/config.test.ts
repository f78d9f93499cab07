import { ConfigReader } from '@backstage/config';
import { resolve } from 'node:path';
import { readGitConfig } from './config';
import { environmentOf } from './git/Git';
import { repositoryAt } from './__testUtils__/repositories';

const repository = {
  id: 'deploy',
  url: 'https://git.acme.test/deploy.git',
  branch: 'main',
  author: { name: 'Groundwork', email: 'groundwork@acme.test' },
};

const read = (more: object, argocd?: object[]) =>
  readGitConfig(
    new ConfigReader({
      environments: {
        drivers: {
          git: { repositories: [{ ...repository, ...more }], argocd },
        },
      },
    } as never),
  );

describe('readGitConfig', () => {
  it('is nothing where nothing is configured', () => {
    expect(readGitConfig(new ConfigReader({}))).toBeUndefined();
  });

  it('reads what is there, and has defaults', () => {
    expect(read({ token: 't', path: 'environments/' })).toEqual({
      directory: resolve('environments/git'),
      repositories: [
        {
          ...repository,
          transport: 'https',
          token: 't',
          username: 'x-access-token',
          path: 'environments',
        },
      ],
      argocd: [],
    });
  });

  it.each([
    ['https://git.acme.test/a.git', 'https'],
    ['ssh://git@git.acme.test/a.git', 'ssh'],
    ['git@git.acme.test:shop/a.git', 'ssh'],
    ['/srv/git/a.git', 'file'],
    ['../a.git', 'file'],
  ])('takes %s as %s', (url, transport) => {
    expect(read({ url })?.repositories[0]).toMatchObject({ transport });
  });

  it.each([
    'http://git.acme.test/a.git',
    'file:///srv/git/a.git',
    'git://git.acme.test/a.git',
    'ext::sh -c touch% /tmp/pwned',
    'https://user:secret@git.acme.test/a.git',
    'https://token@git.acme.test/a.git',
    'git@-oProxyCommand=x:a',
  ])('refuses the url %s', url => {
    const refused = () => {
      const { transport } = read({ url })!.repositories[0];
      // What looks like no URL is a path on this machine, and nothing else.
      throw new Error(`taken as ${transport}`);
    };
    expect(refused).toThrow(/url (has to|must not)|taken as file/);
    expect(refused).not.toThrow(/secret|taken as (https|ssh)/);
  });

  it.each(['-f', '--mirror', 'a..b', 'a b', 'x.lock', 'a/', ''])(
    'refuses the branch %j',
    branch => {
      expect(() => read({ branch })).toThrow();
    },
  );

  it.each(['../x', '.git', '-x', 'a/../b'])('refuses the path %j', path => {
    expect(() => read({ path })).toThrow(/is not a path/);
  });

  it('refuses authors that git would misread', () => {
    const author = { name: 'A <b>', email: 'a@acme.test' };
    expect(() => read({ author })).toThrow(/author.name/);
  });

  it('reads Argo CD servers', () => {
    const argocd = [{ id: 'main', baseUrl: 'https://argocd.acme.test/' }];
    expect(read({}, argocd)?.argocd).toEqual([
      { id: 'main', baseUrl: 'https://argocd.acme.test', token: undefined },
    ]);
    expect(() => read({}, [...argocd, ...argocd])).toThrow(
      /two with id 'main'/,
    );
  });
});

describe('the environment of git', () => {
  const own = { PATH: '/bin', DATABASE_PASSWORD: 'p', GIT_DIR: '/tmp/x' };

  it('has the token as configuration for the one URL', () => {
    const env = environmentOf(
      repositoryAt('https://git.acme.test/a.git', {
        transport: 'https',
        token: 'correct horse',
      }),
      own,
    );
    expect(env).toMatchObject({
      PATH: '/bin',
      GIT_ALLOW_PROTOCOL: 'https',
      GIT_TERMINAL_PROMPT: '0',
      GIT_CONFIG_COUNT: '3',
      GIT_CONFIG_KEY_2: 'http.https://git.acme.test/a.git.extraHeader',
      // `x-access-token:correct horse` in base64.
      GIT_CONFIG_VALUE_2:
        'Authorization: Basic eC1hY2Nlc3MtdG9rZW46Y29ycmVjdCBob3JzZQ==',
    });
    expect(JSON.stringify(env)).not.toContain('correct horse');
    expect(Object.keys(env)).not.toContain('DATABASE_PASSWORD');
    expect(Object.keys(env)).not.toContain('GIT_DIR');
  });

  it('allows the transport of the URL alone', () => {
    expect(environmentOf(repositoryAt('/srv/a.git'), own)).toMatchObject({
      GIT_ALLOW_PROTOCOL: 'file',
      GIT_CONFIG_COUNT: '2',
    });
  });
});
