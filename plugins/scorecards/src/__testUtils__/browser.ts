/**
 * Gives the test's browser what jsdom lacks for lists that load more as they
 * are scrolled: an observer to which nothing ever comes into sight.
 */
export function mockIntersectionObserver(): void {
  class BlindObserver implements Partial<IntersectionObserver> {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  Object.defineProperty(window, 'IntersectionObserver', {
    value: BlindObserver,
    configurable: true,
  });
}

/** Makes the test's window so wide that exactly one media query holds. */
export function mockMediaQuery(holds: string): void {
  const matchMedia = (query: string) => ({
    matches: query === holds,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
  });
  Object.defineProperty(window, 'matchMedia', {
    value: matchMedia,
    configurable: true,
  });
}

/** Takes away what {@link mockMediaQuery} has made. */
export function restoreMediaQuery(): void {
  Reflect.deleteProperty(window, 'matchMedia');
}

/** A file that the browser was given to save. */
export interface SavedFile {
  name: string;
  content: Blob;
}

/** Keeps what the browser is given to save, which jsdom cannot. */
export function mockDownloads(): { saved: SavedFile[] } {
  const saved: SavedFile[] = [];
  let content: Blob | undefined;
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => {
      content = blob;
      return 'blob:saved';
    },
    revokeObjectURL: () => {},
  });
  jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function save(this: HTMLAnchorElement) {
      if (content) {
        saved.push({ name: this.download, content });
      }
    });
  return { saved };
}
