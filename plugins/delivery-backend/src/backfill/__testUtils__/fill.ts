import { TestRepository } from '../../git/__testUtils__/TestRepository';

/**
 * Five changes with seven commits, two tags; one takes back another, and an
 * assistant has helped with one.
 *
 * @param name - what it is a clone of, such as `git.acme.test/acme/shop`
 */
export function fill(repository: TestRepository, name: string): void {
  repository.git('remote', 'add', 'origin', `https://${name}.git`);
  repository.commit({ message: 'Begin' });
  repository.checkout('work', 'main');
  repository.commit({ message: 'One' });
  repository.commit({
    message: 'Two\n\nCo-authored-by: Claude <noreply@anthropic.com>',
  });
  repository.checkout('main');
  repository.merge(['work'], { message: 'Merge pull request #7 from x/y' });
  repository.git('tag', 'v1');
  const broken = repository.commit({ message: 'Break it (#8)' });
  repository.commit({
    message: `Revert "Break it (#8)" (#9)\n\nThis reverts commit ${broken}.`,
  });
  repository.git('tag', '-a', 'v2', '-m', 'Second');
  repository.commit({
    message: 'A file that is called oddly',
    files: { 'odd\n"name" é': 'x\n', 'services/pay/a.ts': 'y\n' },
  });
}
