import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { GroupPicker } from './GroupPicker';

beforeAll(() => {
  // jsdom has none; nothing ever comes into sight.
  class BlindObserver implements Partial<IntersectionObserver> {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  Object.defineProperty(window, 'IntersectionObserver', {
    value: BlindObserver,
    configurable: true,
  });
});

describe('GroupPicker', () => {
  it('offers extras and the groups of the catalog, and says which was chosen', async () => {
    const onChange = jest.fn();
    renderInTestApp(
      <GroupPicker
        label="Team"
        isLabelHidden
        placeholder="Any team"
        extras={[{ id: 'mine', label: 'My teams' }]}
        onChange={onChange}
      />,
      {
        apis: [
          [
            catalogApiRef,
            catalogApiMock({
              entities: [
                {
                  apiVersion: 'backstage.io/v1alpha1',
                  kind: 'Group',
                  metadata: { name: 'ordering', namespace: 'default' },
                  spec: { profile: { displayName: 'Ordering' } },
                },
              ],
            }),
          ],
        ],
      },
    );
    await userEvent.click(
      await screen.findByRole('combobox', { name: 'Team' }),
    );
    expect(
      await screen.findByRole('option', { name: 'My teams' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('option', { name: 'Ordering' }));
    expect(onChange).toHaveBeenCalledWith({
      id: 'group:default/ordering',
      label: 'Ordering',
    });
  });
});
