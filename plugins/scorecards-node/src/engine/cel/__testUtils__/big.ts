import { declare, fresh, World, world } from './facts';

/** An entity whose facts are as large as they can be. */
export const big: World = world(
  [
    declare('a.text', 'string'),
    declare('a.part', 'string'),
    declare('a.list', 'string-list'),
    declare('a.long', 'string-list'),
    declare('a.map', 'object'),
  ],
  {
    'a.text': fresh('a'.repeat(65_536)),
    'a.part': fresh(`${'a'.repeat(20_000)}b${'a'.repeat(20_000)}`),
    'a.list': fresh(Array.from({ length: 1_000 }, (_, i) => `element ${i}`)),
    'a.long': fresh(Array.from({ length: 20_000 }, () => 'x'.repeat(20))),
    'a.map': fresh(
      Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`k${i}`, i])),
    ),
  },
);
