import { renderInTestApp } from '@backstage/frontend-test-utils';
import { CapabilityLevel } from '@groundwork/backstage-plugin-scorecards-common';
import { screen, within } from '@testing-library/react';
import { Capabilities } from './Capabilities';

const counts = { pass: 0, fail: 0, unknown: 0, stale: 0, exempt: 0 };
const levels = ['Begun', 'Managed'].map((name, index) => ({
  level: index + 1,
  name,
}));

const at = (
  capability: CapabilityLevel['capability'],
  rest: Partial<CapabilityLevel>,
): CapabilityLevel => ({
  capability,
  level: 0,
  of: 2,
  unmeasured: false,
  counts,
  ...rest,
});

describe('Capabilities', () => {
  it('shows the level of each, and which are unmeasured', async () => {
    await renderInTestApp(
      <Capabilities
        of={{
          levels,
          capabilities: [
            at('code-review', { level: 2 }),
            at('test-feedback', { unmeasured: true }),
          ],
        }}
      />,
    );

    const [review, tests] = within(
      screen.getByRole('list', { name: 'By capability' }),
    ).getAllByRole('listitem');
    expect(review).toHaveTextContent('Code review');
    expect(within(review).getByRole('img')).toHaveAccessibleName(
      /level 2 of 2.*Managed/i,
    );
    expect(tests).toHaveTextContent(/unmeasured/i);
  });

  it('shows nothing where no check is about a capability', async () => {
    await renderInTestApp(<Capabilities of={{ levels }} />);

    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });
});
