/** As wide as a phone, or not: jsdom has no width. */
export function mockWidth(isNarrow: boolean): void {
  Object.defineProperty(window, 'matchMedia', {
    configurable: true,
    value: (media: string) => ({
      media,
      matches: isNarrow && media.includes('max-width'),
      addEventListener: () => {},
      removeEventListener: () => {},
      addListener: () => {},
      removeListener: () => {},
    }),
  });
}
