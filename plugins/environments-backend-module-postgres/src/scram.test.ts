import { createHmac } from 'node:crypto';
import { scramVerifier } from './scram';

describe('scramVerifier', () => {
  // The exchange of RFC 7677, section 3: the server's signature is of its key.
  it('has the server key of RFC 7677', () => {
    const authMessage =
      'n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';

    const verifier = scramVerifier(
      'pencil',
      Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'),
    );

    expect(verifier).toMatch(
      /^SCRAM-SHA-256\$4096:W22ZaJ0SNY7soEsUEjb6gQ==\$[^:]{44}:[^:]{44}$/,
    );
    const serverKey = Buffer.from(verifier.split(':')[2], 'base64');
    expect(
      createHmac('sha256', serverKey).update(authMessage).digest('base64'),
    ).toBe('6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=');
  });
});
