import { writeClipboard } from './writeClipboard';

describe('where the browser hides its clipboard', () => {
  const execCommand = jest.fn();

  beforeEach(() => {
    Object.assign(document, { execCommand });
    Object.defineProperty(navigator, 'clipboard', {
      value: undefined,
      configurable: true,
    });
  });

  it('copies by a selection, and gives the focus back', async () => {
    document.body.innerHTML = '<button>Copy</button>';
    const button = document.querySelector('button')!;
    button.focus();
    let selected: string | undefined;
    execCommand.mockImplementation(() => {
      selected = (document.activeElement as HTMLTextAreaElement).value;
      return true;
    });
    await writeClipboard('pay.acme.test');
    expect(selected).toBe('pay.acme.test');
    expect(document.activeElement).toBe(button);
    expect(document.querySelector('textarea')).toBeNull();
  });

  it('fails when that is not allowed either', async () => {
    execCommand.mockReturnValue(false);
    await expect(writeClipboard('pay.acme.test')).rejects.toThrow(
      'does not let this page copy',
    );
  });
});
