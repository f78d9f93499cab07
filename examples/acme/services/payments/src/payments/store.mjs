/**
 * The newest payments, in memory.
 *
 * Those that fall out are the oldest by creation; the ledger that settles
 * money is the acquirer's, not ours.
 */
export class PaymentStore {
  #payments = new Map();
  #keep;

  constructor({ keep }) {
    this.#keep = keep;
  }

  save(payment) {
    this.#payments.set(payment.id, payment);
    while (this.#payments.size > this.#keep) {
      const [oldest] = this.#payments.keys();
      this.#payments.delete(oldest);
    }
    return payment;
  }

  find(id) {
    return this.#payments.get(id);
  }

  findByReference(reference) {
    return [...this.#payments.values()].filter(
      payment => payment.reference === reference,
    );
  }
}
