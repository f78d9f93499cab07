import {
  daysAgo,
  feedback,
  inShort,
  rankIn,
  token,
  World,
} from './__testUtils__/world';

const host = 'host pay.eu.acme.test';

describe('rank', () => {
  // specificity: host 0.95, service-name 0.7, kubernetes-workload 0.85
  it.each<[string, World, string[], string, string[], number | undefined]>([
    [
      'nothing is claimed: unknown',
      { sayings: [] },
      [host],
      'unknown',
      [],
      undefined,
    ],
    [
      'strength: 0.97 × specificity × confidence',
      { sayings: [{ entity: 'web', says: host, confidence: 0.8 }] },
      [host],
      'found',
      ['web 0.7372'],
      1,
    ],
    [
      'freshness: 0.8 after 30 days',
      { sayings: [{ entity: 'web', says: host, observedAt: daysAgo(30) }] },
      [host],
      'found',
      ['web 0.7372'],
      1,
    ],
    [
      'rule 1: the nearest claimed key is the only one that counts',
      {
        sayings: [
          { entity: 'web', says: host },
          { entity: 'edge', says: 'host eu.acme.test' },
        ],
      },
      [host],
      'found',
      ['web 0.9215'],
      1,
    ],
    [
      'rule 1: a step of the walk costs its closeness (0.8)',
      { sayings: [{ entity: 'edge', says: 'host eu.acme.test' }] },
      [host],
      'found',
      ['edge 0.7372'],
      1,
    ],
    [
      'rule 1: a near key that is claimed badly does not hide a far one',
      {
        sayings: [
          { entity: 'web', says: host, confidence: 0.2 },
          { entity: 'edge', says: 'host eu.acme.test' },
        ],
      },
      [host],
      'found',
      ['edge 0.7372', 'web 0.1843'],
      0.75,
    ],
    [
      'rule 2: two sources that say 0.6 are worth 0.84',
      {
        sayings: [
          { entity: 'web', says: host, confidence: 0.6 },
          { entity: 'web', says: host, confidence: 0.6, source: 'feed:dns' },
        ],
      },
      [host],
      'found',
      ['web 0.7741'],
      1,
    ],
    [
      'rule 3: equal standing is ambiguous, and both are shown',
      {
        sayings: [
          { entity: 'web', says: host },
          { entity: 'shop', says: host, source: 'feed:dns' },
        ],
      },
      [host],
      'ambiguous',
      ['shop 0.4608', 'web 0.4608'],
      0,
    ],
    [
      'rule 3: the fresher claim prevails: 1 against 0.8',
      {
        sayings: [
          { entity: 'web', says: host, observedAt: daysAgo(30) },
          { entity: 'shop', says: host },
        ],
      },
      [host],
      'found',
      // 0.9215 × 1 / 1.8 and 0.7372 × 0.8 / 1.8
      ['shop 0.5119', 'web 0.3276'],
      0.36,
    ],
    [
      'rule 3: a day makes no difference',
      {
        sayings: [
          { entity: 'web', says: host, observedAt: daysAgo(1) },
          { entity: 'shop', says: host },
        ],
      },
      [host],
      'ambiguous',
      // the share of each, and of the part that is left of it: 0.990864
      ['shop 0.4629', 'web 0.4544'],
      0.0182,
    ],
    [
      'rule 5: the second piece counts a half: 1 − 0.05 × (1 − 0.425)',
      {
        sayings: [
          { entity: 'web', says: host },
          { entity: 'web', says: 'kubernetes-workload pay' },
        ],
      },
      [host, 'kubernetes-workload pay'],
      'found',
      ['web 0.9421'],
      1,
    ],
    [
      'rules 3 and 5: a second piece decides between two',
      {
        sayings: [
          { entity: 'web', says: host },
          { entity: 'shop', says: host },
          { entity: 'shop', says: 'service-name shop' },
        ],
      },
      [host, 'service-name shop'],
      'found',
      // 0.97 × (1 − (1 − 0.7) × (1 − 0.2375)) and 0.4608
      ['shop 0.7481', 'web 0.4608'],
      0.3841,
    ],
    [
      'rule 7: what was confirmed outranks everything that is inferred',
      {
        sayings: [
          { entity: 'web', says: host },
          { entity: 'web', says: 'service-name pay' },
          { entity: 'web', says: 'kubernetes-workload pay' },
          { entity: 'shop', says: 'queue shop' },
        ],
        feedback: [feedback('confirm', host, 'shop')],
      },
      [host, 'service-name pay', 'kubernetes-workload pay'],
      'found',
      // web: 0.1 of the host is left, of which its part of 1.1 is 0.0086
      // 0.97 × (1 − (1 − 0.85) × (1 − 0.35) × (1 − 0.0022))
      ['shop 0.99', 'web 0.8756'],
      0.1155,
    ],
    [
      'rule 8: a reference is certain',
      { sayings: [], others: ['web', 'shop'] },
      ['entity component:default/web'],
      'found',
      ['web 1'],
      1,
    ],
    [
      'alone, but too weak to stand out',
      { sayings: [{ entity: 'web', says: host, confidence: 0.3 }] },
      [host],
      'ambiguous',
      ['web 0.2764'],
      1,
    ],
    [
      'not worth a mention: less than a tenth of the first',
      {
        sayings: [
          { entity: 'web', says: 'service-name pay' },
          ...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(entity => ({
            entity,
            says: 'kubernetes-namespace pay',
          })),
        ],
      },
      ['service-name pay', 'kubernetes-namespace pay'],
      'found',
      // the namespace is worth 0.97 × 0.5, of which each has an eighth
      ['web 0.679'],
      0.9107,
    ],
    [
      'too weak for an answer',
      { sayings: [{ entity: 'web', says: host, confidence: 0.1 }] },
      [host],
      'unknown',
      [],
      undefined,
    ],
  ])('%s', (_, world, tokens, status, answers, margin) => {
    const ranking = rankIn(
      world,
      tokens.map(says => token(says)),
    );

    expect(inShort(ranking)).toEqual(answers);
    expect(ranking.status).toBe(status);
    expect(ranking.margin).toBe(margin);
  });

  it('gives evidence for each answer, strongest first', () => {
    const { answers } = rankIn(
      {
        sayings: [
          {
            entity: 'web',
            says: 'service-name pay',
            rule: 'metadata.name',
            confidence: 0.9,
          },
          {
            entity: 'web',
            says: 'host eu.acme.test',
            source: 'feed:dns',
            rule: 'column host',
            observedAt: daysAgo(30),
            link: 'https://dns.eu.acme.test',
          },
        ],
      },
      [
        token('service-name pay', { text: 'Pay', weight: 0.5 }),
        token('host pay.eu.acme.test', { text: 'pay.eu.acme.test.' }),
      ],
    );

    expect(answers).toEqual([
      {
        entityRef: 'component:default/web',
        // 0.608 in full, 0.315 by half
        confidence: 0.6496,
        evidence: [
          {
            identifier: { kind: 'host', key: 'eu.acme.test' },
            text: 'pay.eu.acme.test.',
            match: 'parent domain',
            rule: 'column host',
            source: 'feed:dns',
            observedAt: '2026-10-22T03:00:00.000Z',
            link: 'https://dns.eu.acme.test',
            confidence: 0.608,
          },
          {
            identifier: { kind: 'service-name', key: 'pay' },
            text: 'Pay',
            match: 'exact',
            rule: 'metadata.name',
            source: 'catalog',
            observedAt: '2026-11-21T03:00:00.000Z',
            confidence: 0.315,
          },
        ],
      },
    ]);
  });

  it('counts a key once, by the nearest way (rule 4)', () => {
    const world = { sayings: [{ entity: 'web', says: 'host eu.acme.test' }] };

    const ranking = rankIn(world, [
      token('host eu.acme.test', { weight: 0.5 }),
      token('host pay.eu.acme.test'),
      token('url pay.eu.acme.test/cart', { weight: 0.9 }),
    ]);

    // 0.97 × 0.95 × 0.8, as with the second token alone
    expect(inShort(ranking)).toEqual(['web 0.7372']);
    expect(ranking.answers[0].evidence).toHaveLength(1);
  });

  describe('of several readings of one text (rule 1)', () => {
    const world = {
      sayings: [
        { entity: 'web', says: 'url docs.eu.acme.test/web', confidence: 0.6 },
        { entity: 'edge', says: 'host eu.acme.test' },
      ],
    };
    const ask = (text: string, weightOfUrl: number) =>
      inShort(
        rankIn(world, [
          token('url docs.eu.acme.test/web', {
            text: 'x',
            weight: weightOfUrl,
          }),
          token('host docs.eu.acme.test', { text, weight: 0.85 }),
        ]),
      );

    it('takes the nearest key of all', () => {
      // 0.97 × 0.95 × 0.9 × 0.6
      expect(ask('x', 0.9)).toEqual(['web 0.4976']);
    });

    it('does not, for a reading that is unlikely', () => {
      // 0.97 × 0.95 × 0.85 × 0.8, and 0.97 × 0.95 × 0.4 × 0.6
      expect(ask('x', 0.4)).toEqual(['edge 0.6266', 'web 0.2212']);
    });

    it('leaves other texts alone', () => {
      expect(ask('y', 0.9)).toEqual(['edge 0.6266', 'web 0.4976']);
    });
  });

  it('takes entities that are only hinted at apart', () => {
    const { status, answers, hints } = rankIn(
      { sayings: [{ entity: 'web', says: 'service-name pay' }] },
      [token('service-name pay', { weight: 0.1 })],
    );

    expect({ status, answers }).toEqual({ status: 'unknown', answers: [] });
    expect(hints).toMatchObject([
      { entityRef: 'component:default/web', confidence: 0.0679 },
    ]);
  });

  it('tells status and margin by all answers, however many are asked for', () => {
    const world = {
      sayings: [
        { entity: 'web', says: host },
        { entity: 'shop', says: host },
      ],
    };

    const ranking = rankIn(world, [token(host)], 1);

    expect(ranking).toMatchObject({ status: 'ambiguous', margin: 0 });
    expect(ranking.answers).toHaveLength(1);
  });

  describe('feedback', () => {
    const claimed = { sayings: [{ entity: 'web', says: host }] };

    it('rejects an entity for that identifier only', () => {
      const world = {
        ...claimed,
        feedback: [feedback('reject', host, 'web')],
      };

      expect(inShort(rankIn(world, [token(host)]))).toEqual([]);
      expect(
        inShort(rankIn(world, [token('host www.pay.eu.acme.test')])),
      ).toEqual([]);
      expect(
        inShort(rankIn({ ...world, feedback: [] }, [token(host)])),
      ).toEqual(['web 0.9215']);
    });

    it('rejects it wherever the token that was asked for leads', () => {
      const world = {
        sayings: [
          { entity: 'web', says: 'host eu.acme.test' },
          { entity: 'edge', says: 'host eu.acme.test' },
        ],
        feedback: [feedback('reject', host, 'web')],
      };

      expect(inShort(rankIn(world, [token(host)]))).toEqual(['edge 0.7372']);
    });

    it('walks on where the nearest claim was rejected', () => {
      const world = {
        sayings: [
          { entity: 'web', says: host },
          { entity: 'edge', says: 'host eu.acme.test' },
        ],
        feedback: [feedback('reject', host, 'web')],
      };

      expect(inShort(rankIn(world, [token(host)]))).toEqual(['edge 0.7372']);
    });

    it('corrects to an entity that no source knows of', () => {
      const world = {
        ...claimed,
        others: ['shop'],
        feedback: [feedback('correct', host, 'web', { correctRef: 'shop' })],
      };

      const ranking = rankIn(world, [token(host)]);

      expect(inShort(ranking)).toEqual(['shop 0.99']);
      expect(ranking.answers[0].evidence).toEqual([
        {
          identifier: { kind: 'host', key: 'pay.eu.acme.test' },
          text: 'pay.eu.acme.test',
          match: 'exact',
          rule: 'corrected by people',
          source: 'feedback',
          observedAt: '2026-11-20T03:00:00.000Z',
          confidence: 0.99,
        },
      ]);
    });

    it('is forgotten with the entity', () => {
      const world = {
        ...claimed,
        feedback: [feedback('confirm', host, 'gone')],
      };

      expect(inShort(rankIn(world, [token(host)]))).toEqual(['web 0.9215']);
    });

    it('is in force as the newest says, whoever said it', () => {
      const earlier = feedback('reject', host, 'web', {
        createdAt: daysAgo(3),
      });
      const later = feedback('confirm', host, 'web', {
        createdAt: daysAgo(2),
        createdBy: 'user:default/bob',
      });

      for (const said of [
        [earlier, later],
        [later, earlier],
      ]) {
        expect(
          rankIn({ ...claimed, feedback: said }, [token(host)]).answers[0],
        ).toMatchObject({
          entityRef: 'component:default/web',
          confidence: 0.9992,
        });
      }
    });

    it('leaves it open where people disagree', () => {
      const world = {
        sayings: [
          { entity: 'web', says: host },
          { entity: 'shop', says: host },
        ],
        feedback: [
          feedback('confirm', host, 'web'),
          feedback('confirm', host, 'shop', { createdBy: 'user:default/bob' }),
        ],
      };

      expect(rankIn(world, [token(host)])).toMatchObject({
        status: 'ambiguous',
        margin: 0,
      });
    });
  });
});
