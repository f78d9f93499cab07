function copyBySelection(text: string): void {
  const area = document.createElement('textarea');
  const focused = document.activeElement;
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  // Inside a dialog, which keeps the focus within itself.
  (focused?.closest('[role="dialog"]') ?? document.body).append(area);
  area.focus();
  area.select();
  const hasCopied = document.execCommand?.('copy') ?? false;
  area.remove();
  if (focused instanceof HTMLElement) {
    focused.focus();
  }
  if (!hasCopied) {
    throw new Error('The browser does not let this page copy');
  }
}

/**
 * Writes a text to the clipboard.
 *
 * Browsers hide `navigator.clipboard` from pages that were not served over
 * HTTPS, as portals inside a company's network often are.
 */
export async function writeClipboard(text: string): Promise<void> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
  } else {
    copyBySelection(text);
  }
}
