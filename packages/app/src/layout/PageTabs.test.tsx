import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { PageTabs } from './PageTabs';

const tabs = [
  { id: 'who-owns', label: 'Who owns …?', href: '' },
  { id: 'gaps', label: 'Gaps', href: 'gaps' },
];

function currentTabAt(address: string) {
  render(
    <MemoryRouter initialEntries={[address]}>
      <PageTabs label="Ownership" tabs={tabs} parentPath="/ownership" />
    </MemoryRouter>,
  );
  return screen
    .getAllByRole('link')
    .filter(link => link.getAttribute('aria-current') === 'page')
    .map(link => link.textContent);
}

describe('the current tab', () => {
  it.each([
    ['/ownership', ['Who owns …?']],
    ['/ownership?q=pay', ['Who owns …?']],
    ['/ownership/gaps', ['Gaps']],
    ['/ownership/gaps/1', ['Gaps']],
  ])('at %s', (address, expected) => {
    expect(currentTabAt(address)).toEqual(expected);
  });
});
