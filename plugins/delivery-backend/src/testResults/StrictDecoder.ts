import { TextDecoder } from 'node:util';
import { Fault } from './errors';

/** How many bytes {@link encodingOfXml} looks at. */
export const XML_HEAD_BYTES = 256;

const DECLARATION =
  /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/;

/**
 * Names the encoding of an XML document: by its first bytes, else as declared,
 * else UTF-8.
 *
 * @see https://www.w3.org/TR/xml/#sec-guessing
 */
export function encodingOfXml(head: Uint8Array): string {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    return 'utf-16le';
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
    return 'utf-16be';
  }
  if (first === 0xef && second === 0xbb) {
    return 'utf-8';
  }
  const declared = DECLARATION.exec(Buffer.from(head).toString('latin1'))?.[1];
  // .NET declares UTF-16 for what it writes as UTF-8; these bytes are not UTF-16
  return declared === undefined || /^utf-?16/i.test(declared)
    ? 'utf-8'
    : declared;
}

/** Decodes bytes as they come, up to the first that the encoding does not have. */
export class StrictDecoder {
  private readonly ahead: TextDecoder;
  /** Is where the other one was before the bytes that it could not decode. */
  private readonly behind: TextDecoder;

  /** @throws Fault if there is no such encoding */
  constructor(readonly encoding: string) {
    try {
      this.ahead = new TextDecoder(encoding, { fatal: true });
      this.behind = new TextDecoder(encoding, { fatal: true });
    } catch {
      throw new Fault(
        'encoding',
        `it declares the encoding '${encoding}', which is not known; write it in UTF-8`,
      );
    }
  }

  /** Without bytes: what is left over at the end. */
  decode(bytes?: Uint8Array): { text: string; isBroken: boolean } {
    const stream = bytes !== undefined;
    try {
      const text = this.ahead.decode(bytes, { stream });
      this.behind.decode(bytes, { stream });
      return { text, isBroken: false };
    } catch {
      return {
        text: this.upToFault(bytes ?? new Uint8Array()),
        isBroken: true,
      };
    }
  }

  private upToFault(bytes: Uint8Array): string {
    let text = '';
    try {
      for (const byte of bytes) {
        text += this.behind.decode(Uint8Array.of(byte), { stream: true });
      }
    } catch {
      return text;
    }
    return text;
  }
}
