import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Ends } from './Ends';

const HOUR = 60 * 60_000;
const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

it.each([
  ['later', at(3.5), 'ends in 3 hours'],
  ['before', at(-2.5), 'ended 2 hours ago'],
  ['never', undefined, 'no end'],
])('says that it ends %s', async (_name, expiresAt, expected) => {
  renderInTestApp(
    <p data-testid="ends">
      <Ends expiresAt={expiresAt} />
    </p>,
  );
  expect(await screen.findByTestId('ends')).toHaveTextContent(expected);
});
