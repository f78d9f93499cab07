import { StatementLedger } from './StatementLedger';

describe('StatementLedger', () => {
  const card = { database: 'sqlite', what: 'entity card', count: 9 };

  it('takes the same number at every size', () => {
    const ledger = new StatementLedger();
    ledger.add({ ...card, size: 1_000 });
    expect(() => ledger.add({ ...card, size: 50_000 })).not.toThrow();
  });

  it('refuses another number', () => {
    const ledger = new StatementLedger();
    ledger.add({ ...card, size: 1_000 });
    expect(() => ledger.add({ ...card, size: 50_000, count: 10 })).toThrow(
      'entity card (sqlite): 9 statements with 1000 entities, and 10 with 50000',
    );
  });

  it('knows databases and requests apart', () => {
    const ledger = new StatementLedger();
    ledger.add({ ...card, size: 1_000 });
    expect(() => {
      ledger.add({ ...card, size: 1_000, database: 'postgres', count: 8 });
      ledger.add({ ...card, size: 1_000, what: 'table', count: 3 });
    }).not.toThrow();
  });
});
