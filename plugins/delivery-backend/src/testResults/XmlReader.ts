import { parser as createParser, SAXParser } from 'sax';
import { Fault, TestResultsFailure } from './errors';

/** What an XML document consists of, as far as it is read. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  /** In pieces of any size. */
  text(text: string): void;
  close(): void;
}

const FIVE_ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads XML that may be hostile, piece by piece: no DOCTYPE, no entity but the
 * five of XML, and nothing without a limit.
 */
export class XmlReader {
  private readonly parser: SAXParser;
  private depth = 0;
  private hasRoot = false;
  private tokenEnd = 0;

  constructor(
    private readonly handler: XmlHandler,
    private readonly roots: readonly string[],
    private readonly limits: { nesting: number; markupCharacters: number },
  ) {
    this.parser = createParser(true, { position: true });
    // Its own limit is one for all parsers of the process, and lower than ours
    Object.assign(this.parser, { bufferCheckPosition: Infinity });
    // Without a prototype: `&constructor;` must be no entity
    this.parser.ENTITIES = Object.assign(Object.create(null), FIVE_ENTITIES);
    this.listen();
  }

  /** @throws Fault with the place of what is wrong */
  write(text: string): void {
    const nul = text.indexOf('\0');
    this.parser.write(nul === -1 ? text : text.slice(0, nul));
    this.parser.flush();
    if (nul !== -1) {
      throw this.fault(
        'malformed',
        'a NUL character comes next, which XML does not have',
      );
    }
    this.limitMarkup(this.tokenEnd);
  }

  /** @throws Fault if the document is not complete */
  end(): void {
    const { line, column } = this.parser;
    if (!this.hasRoot || this.depth > 0) {
      throw new Fault(
        'malformed',
        this.hasRoot
          ? `it is cut short: ${this.depth} elements are still open`
          : `it has no element; ${this.expected()}`,
        { line: line + 1, column },
      );
    }
    this.parser.close();
  }

  fault(failure: TestResultsFailure, problem: string): Fault {
    const { line, column } = this.parser;
    return new Fault(failure, problem, { line: line + 1, column });
  }

  private listen(): void {
    const { parser, handler } = this;
    parser.onopentag = ({ name, attributes }) => {
      this.limitMarkup(parser.startTagPosition);
      this.enter(name);
      handler.open(name, attributes as Record<string, string>);
      this.tokenEnd = parser.position;
    };
    parser.onattribute = ({ name }) => {
      // The parser asks its attributes by this name whether they have another
      if (name === 'hasOwnProperty') {
        throw this.fault(
          'refused',
          "an attribute is called 'hasOwnProperty', which is not read; leave it out",
        );
      }
    };
    parser.onclosetag = () => {
      this.depth--;
      handler.close();
      this.tokenEnd = parser.position;
    };
    const onText = (text: string) => {
      handler.text(text);
      this.tokenEnd = parser.position;
    };
    parser.ontext = onText;
    parser.oncdata = onText;
    const onOther = () => {
      this.limitMarkup(this.tokenEnd);
      this.tokenEnd = parser.position;
    };
    parser.oncomment = onOther;
    parser.onprocessinginstruction = onOther;
    const refuse = () => {
      throw this.fault(
        'refused',
        'a DOCTYPE or another declaration ends here, and none is read, because of what its entities can do; write the document without it',
      );
    };
    parser.ondoctype = refuse;
    parser.onsgmldeclaration = refuse;
    parser.onerror = error => {
      throw this.fault('malformed', explain(error));
    };
  }

  private enter(name: string): void {
    if (this.depth === 0) {
      if (this.hasRoot || !this.roots.includes(name)) {
        throw this.fault(
          'malformed',
          this.hasRoot
            ? `a second document begins with <${shown(
                name,
              )}>; send one at a time`
            : `it begins with <${shown(name)}>; ${this.expected()}`,
        );
      }
      this.hasRoot = true;
    }
    this.depth++;
    if (this.depth > this.limits.nesting) {
      throw this.fault(
        'refused',
        `elements are nested deeper than the ${this.limits.nesting} that are read`,
      );
    }
  }

  private expected(): string {
    return `it must begin with ${this.roots.map(it => `<${it}>`).join(' or ')}`;
  }

  private limitMarkup(start: number): void {
    if (this.parser.position - start > this.limits.markupCharacters) {
      throw this.fault(
        'tooLarge',
        `a tag, comment or declaration is longer than the ${this.limits.markupCharacters} characters that are read`,
      );
    }
  }
}

/** The parser writes the place below its message. */
function explain(error: Error): string {
  const [message] = error.message.split('\n');
  return message === 'Invalid character entity'
    ? 'a reference to an entity that is none of the five of XML, or to a character that XML does not have'
    : message;
}

function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
