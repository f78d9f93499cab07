/** jsdom has no `IntersectionObserver`: with this one, nothing ever comes into sight. */
export function mockIntersections(): void {
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
