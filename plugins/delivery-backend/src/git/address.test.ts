import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestRepository } from './__testUtils__/TestRepository';
import { understandAddress } from './address';
import { openRepository } from './repository';

const FOLDERS = ['/srv/mirrors', '/home/ada/code'];

describe('understandAddress', () => {
  it.each([
    [
      'https://git.acme.test/shop/web.git',
      { kind: 'remote', url: 'https://git.acme.test/shop/web.git' },
    ],
    [
      'ssh://git@git.acme.test:2222/shop',
      { kind: 'remote', url: 'ssh://git@git.acme.test:2222/shop' },
    ],
    ['/srv/mirrors/web.git', { kind: 'local', path: '/srv/mirrors/web.git' }],
    ['/srv/mirrors/a b:c', { kind: 'local', path: '/srv/mirrors/a b:c' }],
    ['file:///srv/mirrors/a%20b', { kind: 'local', path: '/srv/mirrors/a b' }],
    ['/home/ada/code', { kind: 'local', path: '/home/ada/code' }],
    ['/srv/mirrors/..x', { kind: 'local', path: '/srv/mirrors/..x' }],
  ])('understands %s', (address, expected) => {
    expect(understandAddress(address, FOLDERS)).toEqual(expected);
  });

  it.each([
    ['', 'is empty'],
    ['https://a.test/b\n', 'control characters'],
    ['--upload-pack=touch /tmp/x', 'reads like an option'],
    ['https://a.test/--upload-pack=touch', 'reads like an option'],
    ['https://a.test/b --upload-pack=touch', 'reads like an option'],
    ['https://a.test/%2d-upload-pack=touch', 'reads like an option'],
    ['ssh://-oProxyCommand=touch/b', 'reads like an option'],
    ['ssh://git@-oProxyCommand=touch/b', 'reads like an option'],
    ['/srv/mirrors/-x', 'reads like an option'],
    [
      "ext::sh -c 'touch x'",
      "names the transport helper 'ext', which runs commands",
    ],
    ['fd::17', "names the transport helper 'fd'"],
    ['git@git.acme.test:shop', 'has no scheme'],
    ['http://a.test/b', 'has a scheme that is not supported'],
    ['git://a.test/b', 'has a scheme that is not supported'],
    ['https:///', 'has a scheme that is not supported'],
    ['https://a.test/', 'names no host or no repository'],
    ['https://a.test/b?x=1', 'has a query or a fragment'],
    ['mirrors/web', 'is a relative path'],
    ['file://elsewhere/b', 'names no path on this machine'],
  ])('refuses %j and says what would be right', (address, why) => {
    const understanding = () => understandAddress(address, FOLDERS);
    expect(understanding).toThrow(why);
    expect(understanding).toThrow('a repository is an https:// or ssh:// URL');
  });

  it('does not repeat what is secret', () => {
    const said = (address: string) => {
      try {
        return understandAddress(address, FOLDERS);
      } catch (error) {
        return String(error);
      }
    };
    expect(said('https://ada:pass@a.test/b')).toMatch(
      /InputError: the URL of the repository on 'a.test' carries a user name/,
    );
    expect(said('http://ada:pass@a.test/b')).not.toContain('pass');
    expect(said('https://ada:pass@a.test/--b')).not.toContain('pass');
    expect(said('http://ada:p@pass/pass@a.test/b')).not.toContain('pass');
  });

  it.each([
    '/srv/mirrors-of-others/x',
    '/srv/mirrors/../x',
    'file:///srv/mirrors/../../etc',
    'file:///etc',
    '/',
  ])('does not allow %s', address => {
    expect(() => understandAddress(address, FOLDERS)).toThrow(
      "is outside of the folders that repositories are read from; it must be in '/srv/mirrors', '/home/ada/code'",
    );
  });

  it('allows nothing where nothing is configured', () => {
    expect(() => understandAddress('/srv', [])).toThrow('none is configured');
  });

  it('lets through nothing that git takes for an option or a helper', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '-',
            ':',
            '/',
            'ext',
            'https',
            'ssh',
            'file',
            'a',
            '@',
            '.',
            ' ',
            '%2d',
            'srv',
            'mirrors',
          ),
        ),
        parts => {
          let understood;
          try {
            understood = understandAddress(parts.join(''), FOLDERS);
          } catch {
            return;
          }
          const { kind } = understood;
          expect(kind === 'local' ? understood.path : understood.url).toMatch(
            kind === 'local'
              ? /^\/srv\/mirrors(\/[^-]|$)/
              : /^(https|ssh):\/\/[^-/]/,
          );
        },
      ),
    );
  });
});

describe('openRepository', () => {
  let repository: TestRepository;
  const signal = new AbortController().signal;

  beforeEach(() => {
    repository = new TestRepository();
  });
  afterEach(() => repository.remove());

  it.each([
    [
      'another repository',
      (allowed: string, outside: string) =>
        writeFileSync(join(allowed, '.git'), `gitdir: ${outside}/.git\n`),
    ],
    [
      'what is in another repository',
      (allowed: string, outside: string) => {
        execFileSync('git', ['init', '-q', allowed]);
        mkdirSync(join(allowed, '.git/objects/info'), { recursive: true });
        writeFileSync(
          join(allowed, '.git/objects/info/alternates'),
          `${outside}/.git/objects\n`,
        );
      },
    ],
  ])('does not read %s that a folder refers to', async (_, refer) => {
    const allowed = join(repository.root, 'refers');
    rmSync(allowed, { recursive: true, force: true });
    mkdirSync(allowed);
    refer(allowed, repository.directory);
    await expect(
      openRepository(allowed, {
        allowedFolders: [allowed],
        signal: new AbortController().signal,
      }),
    ).rejects.toThrow(
      /repository\/\.git(\/objects)?' is outside of the folders/,
    );
  });

  it('follows no link out of the allowed folders', async () => {
    const allowed = join(repository.root, 'allowed');
    mkdirSync(allowed);
    symlinkSync(repository.directory, join(allowed, 'link'));
    await expect(
      openRepository(join(allowed, 'link'), {
        allowedFolders: [allowed],
        signal,
      }),
    ).rejects.toThrow(`'${repository.directory}' is outside of the folders`);
  });

  it('takes no folder of a repository for one', async () => {
    mkdirSync(join(repository.directory, 'inner'));
    await expect(
      repository.open(join(repository.directory, 'inner')),
    ).rejects.toThrow("inner' is no git repository");
    await expect(
      repository.open(join(repository.root, 'gone')),
    ).rejects.toThrow("there is no folder '");
  });

  it('says what to do with what is elsewhere', async () => {
    await expect(repository.open('https://a.test/b')).rejects.toThrow(
      "is not on this machine; mirror it with 'git clone --mirror' and name the mirror",
    );
  });
});
