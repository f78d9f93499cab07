import { Remark } from '@groundwork/backstage-plugin-delivery-common';

/** What is said of each code that deriving gives. */
const SENTENCES: Readonly<Record<string, string>> = {
  catalogUnavailable:
    'The catalog did not answer: repositories stand for components',
  demoData: 'This is made up to show what it looks like',
  deploymentsAreTags:
    'Tags stand for deployments: it is not known when they reached production',
  firstCommitApproximate:
    'Of some changes it is not known when their first commit was made: the squashed one stands for it',
  historyIncomplete:
    'Not all of the history of git is known: some changes cannot be placed in a deployment',
  noProduction: 'No deployment to production is known',
  noReviews: 'No reviews are known: git does not tell of them',
  ownershipFromCatalog:
    'Who owned something then is taken from the catalog as it is now, not from its history',
  requiredChecksUnknown:
    'Which checks are required is not known: all that ran are taken for required',
};

/**
 * What people have to know to read numbers.
 *
 * @param counts - Of how many repositories each code limits the numbers
 * @param repositories - How many there are
 */
export function remarksOf(
  counts: ReadonlyMap<string, number>,
  repositories: number,
): Remark[] {
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, count]) => {
      const sentence = SENTENCES[code] ?? wordsOf(code);
      return {
        code,
        text:
          count < repositories
            ? `${sentence} (${count} of ${repositories} repositories)`
            : sentence,
      };
    });
}

/** Said of a code that is not known here: `someCode` becomes `Some code`. */
function wordsOf(code: string): string {
  const words = code.replace(/[A-Z]/g, it => ` ${it.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
