import { ChangeSummary } from '@groundwork/backstage-plugin-delivery-common';

/** Whether what is typed is in a text, however its letters are written. */
export function matches(text: string, search: string): boolean {
  return text
    .toLocaleLowerCase('en-US')
    .includes(search.trim().toLocaleLowerCase('en-US'));
}

/** Whether a change is looked for, by its title, repository or number. */
export function matchesChange(
  { title, repository, number }: ChangeSummary,
  search: string,
): boolean {
  return matches(`${title} ${repository} #${number ?? ''}`, search);
}
