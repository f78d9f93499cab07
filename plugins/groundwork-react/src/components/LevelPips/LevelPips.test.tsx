import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { LevelPips, LevelPipsProps } from './LevelPips';

async function renderPips(props: LevelPipsProps) {
  renderInTestApp(
    <p data-testid="level">
      <LevelPips {...props} />
    </p>,
  );
  const place = await screen.findByTestId('level');
  return {
    place,
    filled: place.querySelectorAll('[data-filled]').length,
    pips: place.querySelectorAll('[class*="pip"]:empty').length,
  };
}

describe('LevelPips', () => {
  it('fills as many as the level', async () => {
    const { filled, pips } = await renderPips({ level: 2, of: 4 });
    expect([filled, pips]).toEqual([2, 4]);
    expect(
      screen.getByRole('img', { name: 'level 2 of 4' }),
    ).toBeInTheDocument();
  });

  it('names the level', async () => {
    await renderPips({ level: 1, of: 3, name: 'Basic' });
    expect(
      screen.getByRole('img', { name: 'level 1 of 3: Basic' }),
    ).toBeInTheDocument();
  });

  it('says the level in words, once', async () => {
    const { place } = await renderPips({ level: 2, of: 4, hasText: true });
    expect(place).toHaveTextContent('level 2 of 4');
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('says that nothing was measured instead of showing a low level', async () => {
    const { place, filled } = await renderPips({
      level: 1,
      of: 4,
      isUnmeasured: true,
    });
    expect(place).toHaveTextContent('unmeasured');
    expect(filled).toBe(0);
  });

  it('says in words what nobody would count', async () => {
    const { place, pips } = await renderPips({ level: 11, of: 12 });
    expect(place).toHaveTextContent('level 11 of 12');
    expect(pips).toBe(0);
  });
});
