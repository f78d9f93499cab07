import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { LinkTabs } from './LinkTabs';

describe('LinkTabs', () => {
  it.each([
    ['/production', 'Entities'],
    ['/production/checks', 'Checks 17'],
  ])('at %s marks %s', (at, name) => {
    render(
      <MemoryRouter initialEntries={[at]}>
        <LinkTabs
          label="Production readiness"
          tabs={[
            { title: 'Entities', to: '/production', isFirst: true },
            { title: 'Checks', to: '/production/checks', count: 17 },
          ]}
        />
      </MemoryRouter>,
    );
    expect(
      screen
        .getAllByRole('link')
        .filter(link => link.hasAttribute('aria-current'))
        .map(link => link.textContent),
    ).toEqual([name]);
  });
});
