/* eslint-disable no-script-url -- they are what is to be refused */
import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ExternalLink } from './ExternalLink';
import { safeUrl } from './url';

describe('safeUrl', () => {
  it.each([
    ['https://wiki.acme.test/runbook', 'https://wiki.acme.test/runbook'],
    ['mailto:ada@acme.test', 'mailto:ada@acme.test'],
    ['slack://channel?id=C1', 'slack://channel?id=C1'],
    ['javascript:alert(1)', undefined],
    ['JaVaScRiPt:alert(1)', undefined],
    [' javascript:alert(1)', undefined],
    ['data:text/html,<script>', undefined],
    ['/relative', undefined],
    ['#payments', undefined],
    ['', undefined],
  ])('of %j is %j', (address, expected) => {
    expect(safeUrl(address)).toBe(expected);
  });
});

describe('a link that leads out', () => {
  it('opens a new tab, and says so', async () => {
    renderInTestApp(
      <ExternalLink href="https://wiki.acme.test/">Runbook</ExternalLink>,
    );
    const link = await screen.findByRole('link', {
      name: 'Runbook (opens in a new tab)',
    });
    expect(link).toHaveAttribute('href', 'https://wiki.acme.test/');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  });

  it('is only text when it is not safe to follow', async () => {
    renderInTestApp(
      <ExternalLink href="javascript:alert(1)">Runbook</ExternalLink>,
    );
    expect(await screen.findByText('Runbook')).toBeInTheDocument();
    expect(screen.queryByRole('link')).toBeNull();
  });
});
