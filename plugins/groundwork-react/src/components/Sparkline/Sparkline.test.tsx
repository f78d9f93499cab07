import { render, screen } from '@testing-library/react';
import { Sparkline } from './Sparkline';

describe('Sparkline', () => {
  it('says what it draws, with a dot where it ends', () => {
    render(<Sparkline label="From 61 % to 81 %" values={[0.61, 0.7, 0.81]} />);
    const line = screen.getByRole('img', { name: 'From 61 % to 81 %' });
    expect(line.querySelectorAll('path')).toHaveLength(1);
    expect(line.querySelector('circle')).toHaveAttribute('cx', '93');
  });
});
