import { Redactor } from '../secrets/Redactor';
import { SecretStore } from '../secrets/SecretStore';
import { storable } from './domain/storable';
import { Say } from './said';

/** An error may quote what a program has printed. */
const MAX_LENGTH = 16_000;

const NOT_SHOWN =
  '(not shown: a secret of the environment cannot be read, so nobody can tell whether this holds it)';

/** What secrets are found by. */
export interface BlackenerDeps {
  secrets: SecretStore;
}

/**
 * Blackens what the drivers of an environment say: any secret of it, whoever was
 * lent it, and when. What was started with one may print it long after, while
 * another worker looks.
 */
export class Blackener {
  /** Knows what is lent and stored from now on, too. */
  readonly redactor = new Redactor();
  readonly environmentId: string;
  #readable: boolean | undefined;

  constructor(
    private readonly options: BlackenerDeps & { environmentId: string },
  ) {
    this.environmentId = options.environmentId;
  }

  /**
   * Makes texts fit to be stored and shown; only then are secrets read.
   *
   * @param maxLength - longer ones are cut
   */
  async voice(maxLength = MAX_LENGTH): Promise<Say> {
    this.#readable ??= await this.#learn();
    const isReadable = this.#readable;
    return text =>
      isReadable
        ? // Cut afterwards, lest what is left of a secret not be known as one.
          storable(this.redactor.redact(text), maxLength)
        : NOT_SHOWN;
  }

  /** @returns whether all could be read */
  async #learn(): Promise<boolean> {
    const { secrets, environmentId } = this.options;
    const known = await secrets.readAll(environmentId);
    for (const secret of known.secrets) {
      this.redactor.add(secret.reveal());
    }
    return known.error === undefined;
  }
}
