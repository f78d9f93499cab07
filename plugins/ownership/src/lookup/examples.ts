/** What can be pasted, for portals that name no examples of their own. */
export const DEFAULT_EXAMPLES: readonly string[] = [
  'https://checkout.example.com/pay?id=42',
  'checkout-7d9f8c6b5-x2k4p',
  'services/orders/src/index.ts',
  'registry.example.com/orders:1.8.2',
];
