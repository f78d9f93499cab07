import { TestSummary } from '@groundwork/backstage-plugin-delivery-common';

/** Where a test is: its suite or file, and its repository. */
export function placeOfTest({
  repository,
  suite,
  file,
}: Pick<TestSummary, 'repository' | 'suite' | 'file'>): string {
  return [suite ?? file, repository].filter(Boolean).join(' · ');
}
